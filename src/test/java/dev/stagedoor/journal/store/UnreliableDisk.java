package dev.stagedoor.journal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Disk that keeps what was flushed. When the power fails, each change that was not flushed is kept, lost, or kept in
 * some sectors only, whatever its order.
 */
final class UnreliableDisk {

    private static final int SECTOR = 512;

    private final Map<String, byte[]> flushed = new HashMap<>();
    private final Map<String, List<DiskTrace.Step>> unflushed = new HashMap<>();

    UnreliableDisk(Map<String, byte[]> files) {
        flushed.putAll(files);
    }

    void apply(DiskTrace.Step step) {
        switch (step) {
            case DiskTrace.Step.Written written -> changes(written.file()).add(written);
            case DiskTrace.Step.Truncated truncated -> changes(truncated.file()).add(truncated);
            case DiskTrace.Step.Flushed(var file) -> flush(file);
            case DiskTrace.Step.Printed printed -> {
                // Changes no file.
            }
        }
    }

    private List<DiskTrace.Step> changes(String file) {
        return unflushed.computeIfAbsent(file, first -> new ArrayList<>());
    }

    private void flush(String file) {
        var content = flushed.getOrDefault(file, new byte[0]);
        for (var change : changes(file)) {
            content = changed(content, change);
        }
        flushed.put(file, content);
        changes(file).clear();
    }

    /** Returns what is left of the files if the power fails now. */
    Map<String, byte[]> afterPowerCut(Random random) {
        var left = new HashMap<>(flushed);
        unflushed.forEach((file, changes) -> {
            var content = left.getOrDefault(file, new byte[0]);
            for (var change : changes) {
                content = partlyChanged(content, change, random);
            }
            left.put(file, content);
        });
        return left;
    }

    private static byte[] partlyChanged(byte[] content, DiskTrace.Step change, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> content;
            case 1 -> changed(content, change);
            default -> change instanceof DiskTrace.Step.Written written ? torn(content, written, random) : content;
        };
    }

    private static byte[] torn(byte[] content, DiskTrace.Step.Written written, Random random) {
        var result = content;
        for (int from = 0; from < written.bytes().length; from += SECTOR) {
            if (random.nextBoolean()) {
                var sector = Arrays.copyOfRange(written.bytes(), from, Math.min(written.bytes().length, from + SECTOR));
                result = changed(result, new DiskTrace.Step.Written(written.file(), written.offset() + from, sector));
            }
        }
        return result;
    }

    private static byte[] changed(byte[] content, DiskTrace.Step change) {
        return switch (change) {
            case DiskTrace.Step.Written(var file, var offset, var bytes) -> {
                var result = Arrays.copyOf(content, Math.max(content.length, offset + bytes.length));
                System.arraycopy(bytes, 0, result, offset, bytes.length);
                yield result;
            }
            case DiskTrace.Step.Truncated(var file, var size) -> Arrays.copyOf(content, size);
            case DiskTrace.Step.Flushed flush -> content;
            case DiskTrace.Step.Printed printed -> content;
        };
    }
}
