package dev.stagedoor.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Classes that are compiled from a source and kept in memory, so that their names need not be names of files. */
final class MemoryClasses extends ClassLoader {

    private final Map<String, Compiled> byName = new HashMap<>();

    private MemoryClasses() {
        super(MemoryClasses.class.getClassLoader());
    }

    /** Compiles a source, and returns the class of the given name. */
    static Class<?> load(Path source, String name) throws IOException, ClassNotFoundException {
        var classes = new MemoryClasses();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-parameters", "-proc:none", "-cp", System.getProperty("java.class.path"));
            var task = compiler.getTask(
                    null, classes.new Files(files), null, options, null, files.getJavaFileObjects(source));
            if (!task.call()) {
                throw new IllegalStateException(source + " does not compile");
            }
        }
        return classes.loadClass(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var compiled = byName.get(name);
        if (compiled == null) {
            throw new ClassNotFoundException(name);
        }
        var bytes = compiled.bytes.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static final class Compiled extends SimpleJavaFileObject {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Compiled(String name) {
            super(URI.create("memory:///" + Percent.encode(name)), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private final class Files extends ForwardingJavaFileManager<StandardJavaFileManager> {

        Files(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return byName.computeIfAbsent(name, Compiled::new);
        }
    }
}
