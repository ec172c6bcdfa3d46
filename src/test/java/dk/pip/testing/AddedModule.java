package dk.pip.testing;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.springframework.util.FileSystemUtils;

/// A module from a folder of its own, with `java`, `jte` and `resources` in it as they are in `src/main`, made as Maven
/// makes the others.
public final class AddedModule {
  private AddedModule() {}

  /// Makes the module.
  ///
  /// @param source such as `src/test/modules/cakes`
  /// @param work an empty folder
  /// @return a class path with the module ahead of the program
  public static String build(Path source, Path work) throws IOException {
    var classes = Files.createDirectories(work.resolve("classes"));
    FileSystemUtils.copyRecursively(source.resolve("resources"), classes);
    var files = new ArrayList<>(below(source.resolve("java")));
    files.addAll(templates(source.resolve("jte"), Files.createDirectories(work.resolve("templates"))));
    var options =
        List.of("-parameters", "-Xlint:all,-processing,-serial,-classfile,-path", "-Werror", "-d", classes.toString(), "-cp",
            System.getProperty("java.class.path"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      if (!compiler.getTask(said, manager, null, options, null, sources).call()) {
        throw new IllegalStateException(said.toString());
      }
    }
    return classes + File.pathSeparator + System.getProperty("java.class.path");
  }

  /// The module's templates as Java; what it uses of the others' layouts and components is there already.
  private static List<Path> templates(Path source, Path target) throws IOException {
    var own = new DirectoryCodeResolver(source);
    var all = new DirectoryCodeResolver(Path.of("src/main/jte"));
    var resolver =
        new CodeResolver() {
          @Override
          public String resolve(String name) {
            var code = own.resolve(name);
            return code == null ? all.resolve(name) : code;
          }

          @Override
          public long getLastModified(String name) {
            return 0;
          }

          @Override
          public List<String> resolveAllTemplateNames() {
            return own.resolveAllTemplateNames();
          }
        };
    var engine = TemplateEngine.create(resolver, target, ContentType.Html, null, "jte.html");
    engine.setTrimControlStructures(true);
    engine.generateAll();
    var names = own.resolveAllTemplateNames().stream().map(name -> name.substring(0, name.lastIndexOf('/'))).toList();
    return below(target).stream()
        .filter(file -> names.contains(target.resolve("jte/html").relativize(file.getParent()).toString()))
        .toList();
  }

  private static List<Path> below(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
