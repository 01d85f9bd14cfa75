package dev.stagedoor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Checks the layout: feature packages whose imports only point downwards. */
final class ArchitectureTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stagedoor");

    private static final int MOST_TYPES = 25;

    private static final SliceAssignment TOP_LEVEL_CLASSES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(topLevel(type).getName());
        }

        private static JavaClass topLevel(JavaClass type) {
            return type.getEnclosingClass()
                    .map(enclosing -> topLevel(enclosing))
                    .orElse(type);
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    };

    @Test
    void dependenciesPointDownwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("application")
                .definedBy("dev.stagedoor")
                .layer("http")
                .definedBy("dev.stagedoor.http..")
                .layer("openapi")
                .definedBy("dev.stagedoor.openapi..")
                .layer("guard")
                .definedBy("dev.stagedoor.guard..")
                .layer("system")
                .definedBy("dev.stagedoor.system..")
                .layer("tracing")
                .definedBy("dev.stagedoor.tracing..")
                .layer("idempotency")
                .definedBy("dev.stagedoor.idempotency..")
                .layer("journal")
                .definedBy("dev.stagedoor.journal..")
                .layer("serialization")
                .definedBy("dev.stagedoor.serialization..")
                .layer("protocol")
                .definedBy("dev.stagedoor.protocol..")
                .layer("inspect")
                .definedBy("dev.stagedoor.inspect..")
                .layer("ask")
                .definedBy("dev.stagedoor.ask..")
                .layer("start")
                .definedBy("dev.stagedoor.start..")
                .layer("logging")
                .definedBy("dev.stagedoor.logging..")
                .layer("progress")
                .definedBy("dev.stagedoor.progress..")
                .layer("samples")
                .definedBy("dev.stagedoor.samples..")
                .layer("defaults")
                .definedBy("dev.stagedoor.defaults..")
                .layer("classpath")
                .definedBy("dev.stagedoor.classpath..")
                .layer("launch")
                .definedBy("dev.stagedoor.launch..")
                .whereLayer("launch")
                .mayNotAccessAnyLayer()
                .whereLayer("application")
                .mayOnlyAccessLayers("launch")
                .whereLayer("http")
                .mayOnlyAccessLayers("openapi", "guard", "tracing", "idempotency", "protocol", "inspect", "ask")
                .whereLayer("openapi")
                .mayOnlyAccessLayers("protocol", "ask")
                .whereLayer("guard")
                .mayOnlyAccessLayers("tracing", "protocol", "ask")
                .whereLayer("system")
                .mayOnlyAccessLayers(
                        "journal", "serialization", "tracing", "protocol", "inspect", "progress", "logging", "ask")
                .whereLayer("tracing")
                .mayOnlyAccessLayers("protocol", "ask")
                .whereLayer("idempotency")
                .mayOnlyAccessLayers("journal", "ask")
                .whereLayer("journal")
                .mayOnlyAccessLayers("inspect", "progress", "ask")
                .whereLayer("inspect")
                .mayOnlyAccessLayers("ask")
                .whereLayer("serialization")
                .mayOnlyAccessLayers("protocol")
                .whereLayer("protocol")
                .mayOnlyAccessLayers("ask")
                .whereLayer("ask")
                .mayNotAccessAnyLayer()
                .whereLayer("start")
                .mayOnlyAccessLayers("http", "journal")
                .whereLayer("logging")
                .mayNotAccessAnyLayer()
                .whereLayer("progress")
                .mayNotAccessAnyLayer()
                .whereLayer("samples")
                .mayNotAccessAnyLayer()
                .whereLayer("defaults")
                .mayNotAccessAnyLayer()
                .whereLayer("classpath")
                .mayNotAccessAnyLayer()
                .check(MAIN);
    }

    @Test
    void systemDoesNotDependOnItsBases() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("multiprocess")
                .definedBy("dev.stagedoor.system.multiprocess")
                .layer("worker")
                .definedBy("dev.stagedoor.system.worker")
                .layer("cluster")
                .definedBy("dev.stagedoor.system.cluster")
                .layer("system")
                .definedBy("dev.stagedoor.system")
                .layer("routing")
                .definedBy("dev.stagedoor.system.routing")
                .layer("frame")
                .definedBy("dev.stagedoor.system.frame")
                .layer("wire")
                .definedBy("dev.stagedoor.system.wire")
                .layer("entity")
                .definedBy("dev.stagedoor.system.entity")
                .layer("failure")
                .definedBy("dev.stagedoor.system.failure")
                .layer("envelope")
                .definedBy("dev.stagedoor.system.envelope")
                .layer("inspection")
                .definedBy("dev.stagedoor.system.inspection")
                .layer("memory")
                .definedBy("dev.stagedoor.system.memory")
                .layer("shard")
                .definedBy("dev.stagedoor.system.shard")
                .layer("dispatcher")
                .definedBy("dev.stagedoor.system.dispatcher")
                .whereLayer("system")
                .mayOnlyAccessLayers(
                        "routing",
                        "inspection",
                        "frame",
                        "wire",
                        "entity",
                        "failure",
                        "envelope",
                        "memory",
                        "shard",
                        "dispatcher")
                .whereLayer("inspection")
                .mayOnlyAccessLayers("wire", "failure", "memory")
                .whereLayer("routing")
                .mayOnlyAccessLayers("frame", "wire", "envelope", "shard")
                .whereLayer("frame")
                .mayOnlyAccessLayers("wire", "envelope")
                .whereLayer("wire")
                .mayOnlyAccessLayers("envelope", "shard")
                .whereLayer("entity")
                .mayOnlyAccessLayers("failure", "envelope", "memory", "shard", "dispatcher")
                .whereLayer("memory")
                .mayOnlyAccessLayers("shard")
                .whereLayer("failure")
                .mayOnlyAccessLayers("envelope")
                .whereLayer("envelope")
                .mayNotAccessAnyLayer()
                .whereLayer("shard")
                .mayNotAccessAnyLayer()
                .whereLayer("dispatcher")
                .mayNotAccessAnyLayer()
                .whereLayer("multiprocess")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cluster")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("worker")
                .mayOnlyBeAccessedByLayers("multiprocess")
                .check(MAIN);
    }

    @Test
    void packagesOfGuardDependOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("configuration")
                .definedBy("dev.stagedoor.guard")
                .layer("breaker")
                .definedBy("dev.stagedoor.guard.breaker")
                .layer("policy")
                .definedBy("dev.stagedoor.guard.policy")
                .layer("rate")
                .definedBy("dev.stagedoor.guard.rate")
                .whereLayer("configuration")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("breaker")
                .mayOnlyAccessLayers("policy")
                .whereLayer("policy")
                .mayNotAccessAnyLayer()
                .whereLayer("rate")
                .mayNotAccessAnyLayer()
                .check(MAIN);
    }

    @Test
    void packagesOfHttpDependOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("configuration")
                .definedBy("dev.stagedoor.http")
                .layer("endpoint")
                .definedBy("dev.stagedoor.http.endpoint")
                .layer("direct")
                .definedBy("dev.stagedoor.http.direct")
                .layer("ask")
                .definedBy("dev.stagedoor.http.ask")
                .layer("routing")
                .definedBy("dev.stagedoor.http.routing")
                .layer("request")
                .definedBy("dev.stagedoor.http.request")
                .layer("browser")
                .definedBy("dev.stagedoor.http.browser")
                .layer("connection")
                .definedBy("dev.stagedoor.http.connection")
                .layer("authentication")
                .definedBy("dev.stagedoor.http.authentication")
                .layer("key")
                .definedBy("dev.stagedoor.http.key")
                .layer("security")
                .definedBy("dev.stagedoor.http.security")
                .layer("access")
                .definedBy("dev.stagedoor.http.access")
                .layer("audit")
                .definedBy("dev.stagedoor.http.audit")
                .layer("limit")
                .definedBy("dev.stagedoor.http.limit")
                .layer("inspect")
                .definedBy("dev.stagedoor.http.inspect")
                .layer("console")
                .definedBy("dev.stagedoor.http.console")
                .layer("tracing")
                .definedBy("dev.stagedoor.http.tracing")
                .layer("problem")
                .definedBy("dev.stagedoor.http.problem")
                .whereLayer("configuration")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("endpoint")
                .mayOnlyAccessLayers("ask", "routing", "request", "access", "limit", "audit", "inspect", "problem")
                .whereLayer("direct")
                .mayOnlyAccessLayers("ask", "request", "access", "limit", "audit", "problem")
                .whereLayer("ask")
                .mayOnlyAccessLayers("routing", "request", "connection", "access", "problem")
                .whereLayer("routing")
                .mayOnlyAccessLayers("request", "security", "browser", "access", "problem")
                .whereLayer("tracing")
                .mayOnlyAccessLayers("request")
                .whereLayer("authentication")
                .mayOnlyAccessLayers("security", "key", "request", "browser", "access", "audit", "problem")
                .whereLayer("key")
                .mayOnlyAccessLayers("request", "problem")
                .whereLayer("security")
                .mayOnlyAccessLayers("browser", "problem")
                .whereLayer("audit")
                .mayOnlyAccessLayers("request", "access", "problem")
                .whereLayer("console")
                .mayOnlyAccessLayers("ask", "routing", "connection", "problem")
                .whereLayer("inspect")
                .mayOnlyAccessLayers("request", "problem")
                .whereLayer("limit")
                .mayOnlyAccessLayers("request", "problem")
                .whereLayer("request")
                .mayOnlyAccessLayers("problem")
                .whereLayer("browser")
                .mayOnlyAccessLayers("problem")
                .whereLayer("connection")
                .mayOnlyAccessLayers("problem")
                .whereLayer("access")
                .mayNotAccessAnyLayer()
                .whereLayer("problem")
                .mayNotAccessAnyLayer()
                .check(MAIN);
    }

    @Test
    void protocolSubpackagesDependDownwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("reading")
                .definedBy("dev.stagedoor.protocol.reading")
                .layer("schema")
                .definedBy("dev.stagedoor.protocol.schema")
                .layer("decoding")
                .definedBy("dev.stagedoor.protocol.decoding")
                .layer("json")
                .definedBy("dev.stagedoor.protocol.json")
                .layer("introspection")
                .definedBy("dev.stagedoor.protocol.introspection")
                .layer("model")
                .definedBy("dev.stagedoor.protocol.model")
                .whereLayer("reading")
                .mayOnlyAccessLayers("decoding", "json", "introspection", "model")
                .whereLayer("schema")
                .mayOnlyAccessLayers("json", "introspection", "model")
                .whereLayer("decoding")
                .mayOnlyAccessLayers("json", "introspection", "model")
                .whereLayer("json")
                .mayOnlyAccessLayers("introspection", "model")
                .whereLayer("introspection")
                .mayOnlyAccessLayers("model")
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .check(MAIN);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.stagedoor.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void classesAreFreeOfCycles() {
        slices().assignedFrom(TOP_LEVEL_CLASSES).should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void noPackageHasTooManyTypes() {
        var crowded = MAIN.stream()
                .filter(type -> type.getEnclosingClass().isEmpty())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        crowded.values().removeIf(count -> count <= MOST_TYPES);

        assertThat(crowded).isEmpty();
    }

    @Test
    void onlyGuardUsesResilience4j() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stagedoor.guard..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.resilience4j..")
                .check(MAIN);
    }

    @Test
    void onlyItsPackagesUseTheTracer() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.stagedoor.tracing.micrometer", "dev.stagedoor.http.tracing")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer.tracing..", "io.opentelemetry..")
                .check(MAIN);
    }

    @Test
    void packagesAboveSystemDoNotUsePekko() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.stagedoor.http..",
                        "dev.stagedoor.openapi..",
                        "dev.stagedoor.guard..",
                        "dev.stagedoor.idempotency..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pekko..")
                .check(MAIN);
    }

    @Test
    void onlySystemStartsActorSystems() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stagedoor.system..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.pekko.actor.typed.ActorSystem")
                .check(MAIN);
    }

    @Test
    void onlyClusterUsesOptionalDependencies() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stagedoor.system.cluster")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.pekko.management..", "org.apache.pekko.discovery..", "org.apache.pekko.http..")
                .check(MAIN);
    }

    @Test
    void onlyItsPackagesUseSpringSecurity() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.stagedoor.http.security", "dev.stagedoor.http.authentication", "dev.stagedoor.http.key")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.security..")
                .check(MAIN);
    }

    @Test
    void onlyListedClassesUsePekkoInternals() {
        noClasses()
                .that()
                .doNotHaveSimpleName("FailureObserver")
                .and()
                .doNotHaveSimpleName("Persistence")
                .and()
                .doNotHaveSimpleName("DeferredStop")
                .and()
                .doNotHaveSimpleName("MessageClass")
                .and()
                .doNotHaveSimpleName("StateFold")
                .and()
                .doNotHaveSimpleName("Deferred")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pekko..internal..")
                .check(MAIN);
    }

    @Test
    void samplesArePlainPekko() {
        noClasses()
                .that()
                .resideInAPackage("dev.stagedoor.samples..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stagedoor.ask..",
                        "dev.stagedoor.protocol..",
                        "dev.stagedoor.system..",
                        "dev.stagedoor.http..")
                .check(MAIN);
    }

    @Test
    void classesAreFinalUnlessMadeForExtension() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration")
                .and()
                .areNotAnnotatedWith("org.springframework.boot.SpringBootConfiguration")
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(MAIN);
    }

    @Test
    void namesSayWhatAClassDoes() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Common")
                .check(MAIN);
    }

    @Test
    void noStaticStateChanges() {
        fields().that().areStatic().should().beFinal().check(MAIN);
    }

    @Test
    void everyPackageIsNullMarkedAndDescribed() {
        List<String> undescribed = MAIN.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(described -> !described.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();

        assertThat(undescribed).isEmpty();
    }
}
