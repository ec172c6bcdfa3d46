package dk.pip.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenScriptsTest {
  @Test
  void takesCommentsAndIndentsOut() {
    assertThat(ScriptText.shortened("/** Says hello. */\n  let a = 1;   // one\n\n  let b /* two */ = a;\n")).isEqualTo("let a = 1;\nlet b = a;\n");
  }

  @Test
  void keepsTheEndOfALineThatAStatementEndsWith() {
    assertThat(ScriptText.shortened("let a = b /* ends\n here */\n(c)\n")).isEqualTo("let a = b\n(c)\n");
  }

  @Test
  void leavesWhatStandsInQuotes() {
    for (var quoted : new String[] {"'// no'", "\"/* no */\"", "'it\\'s // no'", "`a\n  // no`", "`${ f(`// ${a}`) }  // no`"}) {
      assertThat(ScriptText.shortened("say(" + quoted + "); // yes")).isEqualTo("say(" + quoted + ");\n");
    }
  }

  @Test
  void tellsPatternsFromDivisions() {
    for (var script : new String[] {"x = /[/*]\\/\\/'/.test(a);", "return /\"/g;", "a = b / c; // d", "f(a)/2 + '/*';", "i++ / 2; x = '// no';"}) {
      var code = script.replace(" // d", "");
      assertThat(ScriptText.shortened(script)).isEqualTo(code + "\n");
    }
  }
}
