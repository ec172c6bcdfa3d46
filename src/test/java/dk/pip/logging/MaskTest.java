package dk.pip.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {

  @Test
  void hidesWhatPointsToAPerson() {
    assertThat(Mask.personal("Mail til anne.sørensen+pip@ellebæk-skole.dk blev afvist"))
        .isEqualTo("Mail til ‹mail› blev afvist");
    assertThat(Mask.personal("fra 83.94.12.7, 2a02:aa7:4000:1::5 og 2001:db8:0:0:0:0:0:1"))
        .isEqualTo("fra ‹ip›, ‹ip› og ‹ip›");
    assertThat(Mask.personal("cpr 010203-1234 og 0102031234")).isEqualTo("cpr ‹cpr› og ‹cpr›");
  }

  @Test
  void leavesWhatPointsToNobody() {
    for (var text :
        new String[] {
          "Pip 0.1.0 er klar på http://127.0.0.1:8080 efter 2,4 s",
          "2026-03-19T16:00:00.123Z",
          "kl. 12:30:45",
          "dk.pip.logging.Mask::personal",
          "udgave 0198c1f2-7a3b-7c11-9d52-010203123456",
          "14 filer, 1234567890123 byte, version 18.6"
        }) {
      assertThat(Mask.personal(text)).isEqualTo(text);
    }
  }
}
