package dk.pip.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.shared.Language;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule finds its own example, and nothing in the sentence that says it well.
class CheckLanguageRulesTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void findsEachExampleAndNothingInWhatIsGood(Language language) {
    var softly = new SoftAssertions();
    for (var rule : LanguageRules.in(language).all()) {
      var where = "line " + rule.line() + ": " + rule.example();
      if (rule.kind() != AdviceKind.SPELLING) {
        var found = new TextReview(rule.example(), Map.of(), language, Set.of(), null).advice();
        softly.assertThat(found).as(where).anyMatch(advice -> advice.kind() == rule.kind() && advice.because().equals(rule.because()));
      }
      var inGood = new TextReview(rule.good(), Map.of(), language, Set.of(), null).advice();
      softly.assertThat(inGood).as(where + " said well: " + rule.good()).isEmpty();
    }
    softly.assertAll();
  }

  @Test
  void saysEachPhraseOnceAndKnowsManyWordsOfOffices() {
    var phrases = LanguageRules.in(Language.DA).all().stream().flatMap(rule -> rule.find().stream().map(words -> String.join(" ", words))).toList();
    assertThat(phrases).doesNotHaveDuplicates();
    assertThat(LanguageRules.in(Language.DA).all()).filteredOn(rule -> rule.kind() == AdviceKind.OFFICIALESE).hasSizeGreaterThanOrEqualTo(60);
    assertThat(LanguageRules.in(Language.DA).all()).filteredOn(rule -> rule.kind() == AdviceKind.OFFICIALESE).allMatch(rule -> !rule.instead().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[kontor]\n\nfordi: x",
        "find: x\nskriv: y\nfordi: z\neksempel: x\ngodt: y",
        "[kancelli]\n\nskriv: y\nfordi: z\neksempel: x\ngodt: y",
        "[kancelli]\n\nfind: x\nskriv: y\neksempel: x\ngodt: y",
        "[kancelli]\n\nfind: x\nfarve: y",
        "[cpr]\n\nfordi: z\neksempel: x\ngodt: y\nvægt: meget",
      })
  void saysWhichLineOfAFileIsWrong(String file) {
    assertThatThrownBy(() -> LanguageRules.read(file)).isInstanceOf(IllegalArgumentException.class).hasMessageMatching("(?s)Line \\d+: .*");
  }
}
