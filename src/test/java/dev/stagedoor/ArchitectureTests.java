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
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Checks the layout: feature packages whose imports only point downwards. */
final class ArchitectureTests {

    private static final int MOST_TYPES = 25;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stagedoor");

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
                .layer("idempotency")
                .definedBy("dev.stagedoor.idempotency..")
                .layer("journal")
                .definedBy("dev.stagedoor.journal..")
                .layer("serialization")
                .definedBy("dev.stagedoor.serialization..")
                .layer("protocol")
                .definedBy("dev.stagedoor.protocol..")
                .layer("ask")
                .definedBy("dev.stagedoor.ask..")
                .layer("samples")
                .definedBy("dev.stagedoor.samples..")
                .layer("defaults")
                .definedBy("dev.stagedoor.defaults..")
                .layer("classpath")
                .definedBy("dev.stagedoor.classpath..")
                .whereLayer("application")
                .mayNotAccessAnyLayer()
                .whereLayer("http")
                .mayOnlyAccessLayers("openapi", "guard", "idempotency", "protocol", "ask")
                .whereLayer("openapi")
                .mayOnlyAccessLayers("protocol", "ask")
                .whereLayer("guard")
                .mayOnlyAccessLayers("protocol", "ask")
                .whereLayer("system")
                .mayOnlyAccessLayers("journal", "serialization", "protocol", "ask")
                .whereLayer("idempotency")
                .mayOnlyAccessLayers("journal", "ask")
                .whereLayer("journal")
                .mayOnlyAccessLayers("ask")
                .whereLayer("serialization")
                .mayOnlyAccessLayers("protocol")
                .whereLayer("protocol")
                .mayOnlyAccessLayers("ask")
                .whereLayer("ask")
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
                .layer("dispatcher")
                .definedBy("dev.stagedoor.system.dispatcher")
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
                .layer("security")
                .definedBy("dev.stagedoor.http.security")
                .layer("problem")
                .definedBy("dev.stagedoor.http.problem")
                .whereLayer("configuration")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("endpoint")
                .mayOnlyAccessLayers("ask", "routing", "request", "problem")
                .whereLayer("direct")
                .mayOnlyAccessLayers("ask", "request", "problem")
                .whereLayer("ask")
                .mayOnlyAccessLayers("routing", "request", "connection", "problem")
                .whereLayer("routing")
                .mayOnlyAccessLayers("request", "security", "browser", "problem")
                .whereLayer("security")
                .mayOnlyAccessLayers("browser", "problem")
                .whereLayer("request")
                .mayOnlyAccessLayers("problem")
                .whereLayer("browser")
                .mayOnlyAccessLayers("problem")
                .whereLayer("connection")
                .mayOnlyAccessLayers("problem")
                .whereLayer("problem")
                .mayNotAccessAnyLayer()
                .check(MAIN);
    }

    @Test
    void packagesOfHttpAreSmall() {
        assertThat(typesByPackage("dev.stagedoor.http"))
                .allSatisfy((name, types) -> assertThat(types).as(name).hasSizeLessThanOrEqualTo(MOST_TYPES));
    }

    private static Map<String, List<String>> typesByPackage(String root) {
        return MAIN.stream()
                .filter(type -> type.getPackageName().startsWith(root) && type.isTopLevelClass())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName, Collectors.mapping(JavaClass::getSimpleName, Collectors.toList())));
    }

    @Test
    void classesOfHttpAreFreeOfCycles() {
        slices().assignedFrom(new TopLevelClasses("dev.stagedoor.http"))
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    /** Makes one slice of each top-level class and its nested classes. */
    private record TopLevelClasses(String root) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(root)
                    ? SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "top-level classes of " + root;
        }
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.stagedoor.(*)..").should().beFreeOfCycles().check(MAIN);
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
    void onlyItsPackageUsesSpringSecurity() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stagedoor.http.security")
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
                .doNotHaveSimpleName("MessageStash")
                .and()
                .doNotHaveSimpleName("MessageClass")
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
