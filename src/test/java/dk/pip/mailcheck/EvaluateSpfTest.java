package dk.pip.mailcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mailcheck.Spf.Fault;
import dk.pip.mailcheck.Spf.Outcome;
import dk.pip.mailcheck.Spf.Result;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateSpfTest {
  private final StubDns dns =
      new StubDns()
          .add("mail.a.example A 192.0.2.25")
          .add("mail.a.example AAAA 2001:db8::25")
          .add("25.2.0.192.in-addr.arpa PTR mail.a.example.")
          .add("a.example A 192.0.2.80")
          .add("a.example MX 10 mail.a.example.")
          .add("b.example TXT \"v=spf1 ip4:192.0.2.25 -all\"")
          .add("soft.example TXT \"v=spf1 ip4:198.51.100.1 ~all\"")
          .add("none.example A 192.0.2.1")
          .add("25.2.0.192.spf.a.example A 127.0.0.2")
          .add("pip.users.a.example A 127.0.0.2");

  @AfterEach
  void close() {
    dns.close();
  }

  @ParameterizedTest
  @CsvSource({
    "v=spf1, NEUTRAL",
    "v=spf1 +all, PASS",
    "v=spf1 -all, FAIL",
    "v=spf1 ~all, SOFTFAIL",
    "v=spf1 ?all, NEUTRAL",
    "V=SPF1 IP4:192.0.2.25 -ALL, PASS",
    "v=spf1 ip4:192.0.2.25 -all, PASS",
    "v=spf1 ip4:192.0.2.16/28 -all, PASS",
    "v=spf1 ip4:192.0.2.32/28 -all, FAIL",
    "v=spf1 ip4:0.0.0.0/0 -all, PASS",
    "v=spf1 -ip4:192.0.2.0/24 +all, FAIL",
    "v=spf1 ip6:2001:db8::/32 -all, FAIL",
    "v=spf1 mx -all, PASS",
    "v=spf1 mx:a.example -all, PASS",
    "v=spf1 a -all, FAIL",
    "v=spf1 a:mail.a.example -all, PASS",
    "v=spf1 a/24 -all, PASS",
    "v=spf1 a:mail.a.example//64 -all, PASS",
    "v=spf1 mx/28//64 -all, PASS",
    "v=spf1 ptr -all, PASS",
    "v=spf1 ptr:b.example -all, FAIL",
    "v=spf1 include:b.example -all, PASS",
    "v=spf1 include:soft.example -all, FAIL",
    "v=spf1 exists:%{ir}.spf.a.example -all, PASS",
    "v=spf1 exists:%{i}.spf.a.example -all, FAIL",
    "v=spf1 exists:%{l1r+}.users.a.example -all, PASS",
    "v=spf1 exists:%{l}.users.a.example -all, FAIL",
    "v=spf1 a:mail.%{d2} -all, PASS",
    "v=spf1 a:%{p} -all, PASS",
    "v=spf1 a:%{h} -all, PASS",
    "v=spf1 redirect=b.example, PASS",
    "v=spf1 redirect=%{d1r}.example, NEUTRAL",
    "v=spf1 ?all redirect=b.example, NEUTRAL",
    "v=spf1 exp=why.a.example unknown=%{i} -all, FAIL"
  })
  void concludesWhatReceiversDo(String record, Result expected) {
    dns.add("a.example TXT \"" + record + "\"");

    if (record.contains("%{d1r}")) {
      // a.example itself, and again, until there are too many
      assertThat(evaluate().fault()).isEqualTo(Fault.LOOKUPS);
    } else {
      assertThat(evaluate()).extracting(Outcome::result, Outcome::fault).containsExactly(expected, Fault.NONE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v=spf1 ip4:192.0.2.300 -all, SYNTAX",
    "v=spf1 ip4:192.0.2.25/33 -all, SYNTAX",
    "v=spf1 ip6:2001:db8::/129 -all, SYNTAX",
    "v=spf1 +all ipv4:192.0.2.25, SYNTAX",
    "v=spf1 include -all, SYNTAX",
    "v=spf1 all:x, SYNTAX",
    "v=spf1 redirect=b.example redirect=b.example, SYNTAX",
    "v=spf1 include:none.example -all, NO_INCLUDED",
    "v=spf1 redirect=none.example, NO_INCLUDED",
    "v=spf1 include:a.example -all, LOOKUPS",
    "v=spf1 a:x1.example a:x2.example a:x3.example -all, VOID_LOOKUPS"
  })
  void findsWhatIsWrong(String record, Fault fault) {
    dns.add("a.example TXT \"" + record + "\"");

    assertThat(evaluate()).extracting(Outcome::result, Outcome::fault).containsExactly(Result.PERMERROR, fault);
  }

  @Test
  void countsLookUpsThroughIncludes() {
    var record = new StringBuilder("v=spf1");
    for (var i = 0; i < 5; i++) {
      record.append(" include:i").append(i).append(".example");
      dns.add("i" + i + ".example TXT \"v=spf1 a:mail" + i + ".example -all\"").add("mail" + i + ".example A 198.51.100.1");
    }
    dns.add("a.example TXT \"" + record + " -all\"");
    assertThat(evaluate()).extracting(Outcome::result, Outcome::lookups).containsExactly(Result.FAIL, 10);

    dns.remove("a.example", "TXT").add("a.example TXT \"" + record + " mx -all\"");
    var tooMany = evaluate();
    assertThat(tooMany.fault()).isEqualTo(Fault.LOOKUPS);
    assertThat(tooMany.about()).isEqualTo("mx");
  }

  @Test
  void joinsStringsAndPassesOverOtherTexts() {
    dns.add("a.example TXT \"v=spf1 ip4:192.0\" \".2.25 -all\"").add("a.example TXT \"v=spf10 x\"");

    assertThat(evaluate().result()).isEqualTo(Result.PASS);
  }

  @Test
  void knowsNoneFromTwoAndFromNoAnswer() {
    assertThat(evaluate().result()).isEqualTo(Result.NONE);

    dns.add("a.example TXT \"v=spf1 -all\"").add("a.example TXT \"v=spf1 mx -all\"");
    assertThat(evaluate().fault()).isEqualTo(Fault.TWO_RECORDS);

    dns.fail("a.example");
    assertThat(evaluate()).extracting(Outcome::result, Outcome::fault).containsExactly(Result.TEMPERROR, Fault.UNANSWERED);
  }

  @Test
  void readsTheNewAddressesToo() {
    dns.add("a.example TXT \"v=spf1 a:mail.a.example exists:%{ir}.%{v}.x.example ip6:2001:db8:1::/48 -all\"");

    assertThat(evaluate("2001:db8::25").result()).isEqualTo(Result.PASS);
    assertThat(evaluate("2001:db8:1::7").result()).isEqualTo(Result.PASS);
    assertThat(evaluate("2001:db8:2::7").result()).isEqualTo(Result.FAIL);

    dns.add(HostAddresses.reverse(InetAddress.ofLiteral("2001:db8:2::7")).replace("ip6.arpa", "ip6.x.example") + " A 127.0.0.2");
    assertThat(evaluate("2001:db8:2::7").result()).isEqualTo(Result.PASS);
  }

  private Outcome evaluate() {
    return evaluate("192.0.2.25");
  }

  private Outcome evaluate(String address) {
    return Spf.evaluate(dns.resolver(), InetAddress.ofLiteral(address), "pip+x@a.example", "mail.a.example");
  }
}
