package dk.pip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/// Writes `docs/architecture.md` from the modules as they are.
final class ModulesDocument {
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public (?:(?:final|abstract|sealed|non-sealed) )*(?:class|interface|record|enum|@interface) (\\w+)");
  private static final Pattern TABLE = Pattern.compile("(?im)^\\s*create table (?:if not exists )?(\\w+)\\.(\\w+)");
  private static final Pattern MOVED = Pattern.compile("(?im)^\\s*alter table (\\w+)\\.(\\w+) set schema (\\w+)");
  private static final String EVERYWHERE = "shared";

  private static final String INTRODUCTION =
      """
      # Architecture

      Pip is one program over one PostgreSQL database: a modular monolith on Spring Boot. A module is a package below
      `dk.pip`. Others may use the public types in the module's own package; what is in its sub-packages (`web`: its
      pages, `render`: its forms) is its own business. The table and the drawing are made from the code by
      `ArchitectureTest`, which fails when they are out of date; renew them with

      ```sh
      mvn test -Dtest=ArchitectureTest -Dpip.renew=true
      ```

      A request for a published page is answered by `web.CachedPages` from the memory of the node, ahead of sessions and
      templates. All others go through Spring MVC to a controller in a module's `web` package, where `web.Guard` lets
      through those whom `@Allowed` or `@Anyone` on the method names. The controller asks the module's front door
      (`Editions`, `People`, `Municipality`), which owns the transaction and speaks to the database through the module's
      SQL classes. An edition is set in all its forms by pure functions in `editions.render`, both for the server and for
      `./pip publish`, which needs neither server nor database.

      """;

  private final ApplicationModules modules;
  private final List<ApplicationModule> sorted;

  ModulesDocument(ApplicationModules modules) {
    this.modules = modules;
    this.sorted = modules.stream().sorted((a, b) -> name(a).compareTo(name(b))).toList();
  }

  String text() {
    var text = new StringBuilder(INTRODUCTION);
    text.append("## Who uses whom\n\n");
    text.append("Everything may use `shared`, which is left out here; so is what follows from other arrows.\n\n");
    text.append("```mermaid\ngraph TD\n");
    var uses = uses();
    uses.forEach((module, used) -> direct(used, uses).forEach(other -> text.append("  " + module + " --> " + other + "\n")));
    text.append("```\n\n");
    text.append("| module | purpose | uses | tables |\n| --- | --- | --- | --- |\n");
    var tables = tables();
    for (var module : sorted) {
      var own = tables.getOrDefault(name(module), new TreeSet<>());
      text.append("| `" + name(module) + "` | " + purpose(module) + " | ");
      text.append(code(uses.get(name(module))) + " | ");
      text.append(own.isEmpty() ? "" : "in `" + name(module) + "`: " + String.join(", ", own));
      text.append(" |\n");
    }
    text.append("\n## What others may use\n");
    for (var module : sorted) {
      var types = publicTypes(module);
      if (!types.isEmpty()) {
        text.append("\n### " + name(module) + "\n\n");
        types.forEach((type, what) -> text.append("- `" + type + "`" + (what.isEmpty() ? "" : ": " + what) + "\n"));
      }
    }
    return text.toString();
  }

  private SortedMap<String, SortedSet<String>> uses() {
    var uses = new TreeMap<String, SortedSet<String>>();
    for (var module : sorted) {
      var used = new TreeSet<String>();
      module.getDirectDependencies(modules, DependencyType.values()).stream()
          .map(dependency -> name(dependency.getTargetModule()))
          .filter(other -> !other.equals(EVERYWHERE) && !other.equals(name(module)))
          .forEach(used::add);
      uses.put(name(module), used);
    }
    return uses;
  }

  /// Those of the used that are not used by another of them too.
  private static List<String> direct(SortedSet<String> used, SortedMap<String, SortedSet<String>> uses) {
    return used.stream()
        .filter(one -> used.stream().noneMatch(other -> !other.equals(one) && reaches(other, one, uses, new TreeSet<>())))
        .toList();
  }

  private static boolean reaches(
      String from, String to, SortedMap<String, SortedSet<String>> uses, SortedSet<String> seen) {
    return seen.add(from)
        && uses.get(from).stream().anyMatch(next -> next.equals(to) || reaches(next, to, uses, seen));
  }

  private static SortedMap<String, SortedSet<String>> tables() {
    var tables = new TreeMap<String, SortedSet<String>>();
    for (var migration : Sources.below(Sources.MIGRATIONS, ".sql")) {
      TABLE
          .matcher(Sources.read(migration))
          .results()
          .forEach(found -> tables.computeIfAbsent(found.group(1), _ -> new TreeSet<>()).add(found.group(2)));
      MOVED
          .matcher(Sources.read(migration))
          .results()
          .forEach(
              found -> {
                tables.getOrDefault(found.group(1), new TreeSet<>()).remove(found.group(2));
                tables.computeIfAbsent(found.group(3), _ -> new TreeSet<>()).add(found.group(2));
              });
    }
    return tables;
  }

  private static SortedMap<String, String> publicTypes(ApplicationModule module) {
    var types = new TreeMap<String, String>();
    var folder = folder(module);
    for (var file : Sources.below(folder, ".java")) {
      var source = Sources.read(file);
      var found = PUBLIC_TYPE.matcher(source);
      if (file.getParent().equals(folder) && found.find()) {
        types.put(found.group(1), comment(source.substring(0, found.start())));
      }
    }
    return types;
  }

  private static String purpose(ApplicationModule module) {
    var file = folder(module).resolve("package-info.java");
    return Files.exists(file) ? comment(Sources.read(file).split("@NullMarked")[0]) : "";
  }

  /// The first paragraph of the last doc comment in a piece of source, without the dot that ends it.
  private static String comment(String source) {
    var lines = new ArrayList<String>();
    for (var line : source.lines().toList()) {
      if (line.startsWith("///")) {
        lines.add(line.substring(3).strip());
      } else if (!line.startsWith("@") && !line.startsWith("    ") && !line.startsWith(")")) {
        lines.clear();
      }
    }
    var text = lines.stream().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    var sentence = text.replaceFirst("([^.]\\.) [A-Z].*", "$1");
    return sentence.replaceFirst("\\.$", "").replaceAll("\\[#?([\\w#]+)]", "`$1`");
  }

  private static String code(SortedSet<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static Path folder(ApplicationModule module) {
    return Sources.JAVA.resolve(name(module));
  }

  private static String name(ApplicationModule module) {
    return module.getIdentifier().toString();
  }
}
