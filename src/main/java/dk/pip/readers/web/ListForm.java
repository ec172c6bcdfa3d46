package dk.pip.readers.web;

import dk.pip.readers.ReaderList;
import dk.pip.readers.ReaderLists;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A list, as it was typed.
public record ListForm(
    @Nullable String name,
    @Nullable String about,
    ReaderList.@Nullable Kind kind,
    @Nullable Boolean mandatory,
    @Nullable String section,
    @Nullable UUID owner) {

  static ListForm of(ReaderList list) {
    return new ListForm(list.name(), list.about(), list.kind(), list.mandatory(), list.section(), list.owner());
  }

  public String nameText() {
    return text(name);
  }

  public String aboutText() {
    return text(about);
  }

  public String sectionText() {
    return text(section);
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  public boolean comesWithTheJob() {
    return Boolean.TRUE.equals(mandatory);
  }

  public ReaderList.Kind kindOrPublic() {
    return kind == null ? ReaderList.Kind.PUBLIC : kind;
  }

  Problems check() {
    var problems = Problems.none();
    if (nameText().isEmpty() || Letters.moreThan(100, nameText())) {
      problems.add("name", "readers.problem.list-name");
    }
    if (Letters.moreThan(300, aboutText())) {
      problems.add("about", "readers.problem.about");
    }
    if (comesWithTheJob() && kindOrPublic() == ReaderList.Kind.PUBLIC) {
      problems.add("mandatory", "readers.problem.mandatory");
    }
    return problems;
  }

  ReaderLists.Words words() {
    return new ReaderLists.Words(nameText(), aboutText(), kindOrPublic(), comesWithTheJob(), sectionText(), owner);
  }
}
