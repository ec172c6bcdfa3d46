package dk.pip;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dk.pip.settings.SettingsGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// One instance for all of its tests, as the classes read from the build are large and must go with it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private final ApplicationModules modules = ApplicationModules.of(Pip.class);
  private final JavaClasses classes =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dk.pip");
  private static final Path DOCUMENT = Path.of("docs/architecture.md");

  /// Where the real time comes in; all others ask the clock that they are given.
  private static final List<String> CLOCKS = List.of("dk.pip.installation.ClockConfiguration", "dk.pip.command.");

  private static final Set<String> ASKING_THE_TIME = Set.of("now", "currentTimeMillis");

  /// A table, as it is named in a statement.
  private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:from|join|into|update|table)\\s+(\\w+)\\.(\\w+)");

  private static final Pattern TIMER = Pattern.compile("\\bTasks\\s*\\.\\w+\\(\\s*\"([^\"]*)\"");

  /// What a module offers to others' statements.
  private static final Set<String> OFFERED = Set.of("readers.take_audience");

  private static final Pattern TEXT = Pattern.compile("(?s)\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  @Test
  void keepsTheModulesApart() {
    modules.verify();
  }

  /// What the program does can be used without its pages: by commands, timers and other pages. Only where it is put together
  /// do both meet.
  @Test
  void knowsNothingOfPagesBelowThem() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dk.pip.web..", "dk.pip..web..", "dk.pip.command..", "dk.pip.setup..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dk.pip.web..", "dk.pip..web..")
        .check(classes);
  }

  /// Whoever reads a name knows what it is, wherever it stands.
  @Test
  void namesEachTypeOnce() {
    var twice =
        classes.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.getPackageName().startsWith("dk.pip.jte"))
            .collect(Collectors.groupingBy(JavaClass::getSimpleName, TreeMap::new, Collectors.mapping(JavaClass::getName, Collectors.toList())))
            .values()
            .stream()
            .filter(names -> names.size() > 1)
            .toList();

    assertThat(twice).isEmpty();
  }

  @Test
  void isDescribedInTheDocumentation() throws IOException {
    var current = new ModulesDocument(modules).text();
    if (Boolean.getBoolean("pip.renew")) {
      Files.writeString(DOCUMENT, current);
    }

    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as("docs/architecture.md is out of date; renew it: mvn test -Dtest=ArchitectureTest -Dpip.renew=true")
        .isEqualTo(current);
  }

  @Test
  void asksTheClockForTheTime() {
    noClasses()
        .that(new DescribedPredicate<>("are not where the real clock comes in") {
          @Override
          public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
            return CLOCKS.stream().noneMatch(type.getName()::startsWith);
          }
        })
        .should()
        .callMethodWhere(new DescribedPredicate<JavaMethodCall>("the real time is asked for") {
          @Override
          public boolean test(JavaMethodCall call) {
            var target = call.getTarget();
            var owner = target.getOwner().getName();
            return owner.startsWith("java.time.")
                    && ASKING_THE_TIME.contains(target.getName())
                    && !target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class))
                || owner.equals(Clock.class.getName()) && target.getName().startsWith("system")
                || owner.equals(System.class.getName()) && ASKING_THE_TIME.contains(target.getName());
          }
        })
        .check(classes);
  }

  @Test
  void leavesTheDemoToTheDemo() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dk.pip..demo..", "dk.pip.command..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dk.pip..demo..")
        .check(classes);
  }

  /// A module's timers stand in one class and are named for the module.
  @Test
  void namesTimersForTheirModule() {
    var wrong = new ArrayList<String>();
    for (var file : Sources.below(Sources.JAVA, ".java")) {
      for (var timer : TIMER.matcher(Sources.read(file)).results().toList()) {
        var module = String.valueOf(file.getParent().getFileName());
        if (!timer.group(1).startsWith(module + ".") || !file.toString().endsWith("Timers.java")) {
          wrong.add(file + ": " + timer.group(1));
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  /// Those that are called otherwise would not be found, and their settings would be unknown.
  @Test
  void findsTheSettingsOfEveryModule() {
    classes()
        .that()
        .implement(SettingsGroup.class)
        .should()
        .haveNameMatching("dk\\.pip\\.[a-z]+\\.\\w*Settings\\$Group")
        .check(classes);
  }

  @Test
  void takesWhatItNeedsInTheConstructor() {
    noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class).check(classes);
  }

  @Test
  void beginsTransactionsBehindTheFrontDoor() {
    noClasses()
        .that()
        .areAnnotatedWith(Controller.class)
        .or()
        .areAnnotatedWith(Repository.class)
        .should()
        .beAnnotatedWith(Transactional.class)
        .check(classes);
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Controller.class)
        .or()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Repository.class)
        .should()
        .beAnnotatedWith(Transactional.class)
        .check(classes);
  }

  @Test
  void keepsControllersToThemselves() {
    noClasses().that().areAnnotatedWith(Controller.class).and().resideInAPackage("..web").should().bePublic()
        .check(classes.that(DescribedPredicate.not(belongToAnyOf(dk.pip.web.Errors.class))));
  }

  /// Backups read and write all tables, which is what they are for.
  @Test
  void namesOnlyTheModulesOwnTables() {
    var strangers = new ArrayList<String>();
    for (var file : Sources.below(Sources.JAVA, ".java")) {
      var module = Sources.moduleOf(file);
      var source = Sources.read(file);
      for (var text : TEXT.matcher(source).results().toList()) {
        for (var table : TABLE.matcher(text.group()).results().toList()) {
          var name = table.group(1) + "." + table.group(2);
          if (!table.group(1).equals(module) && !table.group(1).equals("information_schema") && !OFFERED.contains(name)) {
            strangers.add(file + ":" + Sources.lineOf(source, text.start()) + " " + table.group());
          }
        }
      }
    }

    assertThat(strangers).isEmpty();
  }
}
