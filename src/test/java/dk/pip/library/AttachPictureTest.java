package dk.pip.library;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.PictureUse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What texts call their pictures, and that each picture is in the library once.
class AttachPictureTest extends LibraryTest {
  private static final UUID STORY = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);

  @Test
  void knowsAPictureThatComesTwice() {
    var library = bean(Library.class);
    var bench = picture(0x993311);
    library.bring(
        staff(alice),
        STORY,
        Map.of("pictures/bænk.jpg", bench),
        Map.of("pictures/bænk.jpg", new PictureUse("pictures/bænk.jpg", "En rød bænk", false, "Den står ved søen", "Tegning: 6.b")));
    library.bring(
        staff(alice),
        OTHER,
        Map.of("pictures/forside.jpg", bench, "pictures/baenk.jpg", picture(0x113399)),
        Map.of("pictures/forside.jpg", new PictureUse("pictures/forside.jpg", "Noget andet", false, null, null)));

    var paths = library.paths(List.of(STORY, OTHER, new UUID(1, 3)));
    assertThat(paths.get(STORY)).containsExactly(Map.entry("pictures/bænk.jpg", bench.sha256()));
    assertThat(paths.get(OTHER)).containsOnly(Map.entry("pictures/forside.jpg", bench.sha256()), Map.entry("pictures/baenk.jpg", picture(0x113399).sha256()));
    assertThat(paths.get(new UUID(1, 3))).isEmpty();
    var kept = bean(LibraryPictures.class).findContent(bench.sha256()).orElseThrow();
    assertThat(kept.details().alt()).isEqualTo("En rød bænk");
    assertThat(kept.details().credit()).isEqualTo("Tegning: 6.b");
    assertThat(kept.file()).isEqualTo("pictures/baenk.jpg");
    assertThat(bean(LibraryPictures.class).findContent(picture(0x113399).sha256()).orElseThrow().file()).isEqualTo("pictures/baenk-2.jpg");
  }

  @Test
  void callsAPictureByItsFileUnlessThatMeansAnother() {
    var library = bean(Library.class);
    var story = new UUID(2, 1);
    library.bring(staff(alice), new UUID(2, 2), Map.of("pictures/svane.jpg", picture(0x225522)), Map.of());
    library.bring(staff(alice), story, Map.of("pictures/svane.jpg", picture(0x442244)), Map.of());
    var swan = bean(LibraryPictures.class).findContent(picture(0x225522).sha256()).orElseThrow();

    assertThat(library.attach(story, swan.id())).isEqualTo("pictures/svane-2.jpg");
    assertThat(library.attach(story, swan.id())).isEqualTo("pictures/svane-2.jpg");
    assertThat(library.attach(new UUID(2, 3), swan.id())).isEqualTo("pictures/svane.jpg");
    assertThat(library.paths(List.of(story)).get(story)).containsEntry("pictures/svane-2.jpg", swan.sha256()).containsEntry("pictures/svane.jpg", picture(0x442244).sha256());
  }
}
