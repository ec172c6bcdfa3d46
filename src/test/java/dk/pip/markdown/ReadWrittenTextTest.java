package dk.pip.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

/// What people type and paste, and what is set of it. Each pair is the text and the HTML that means the same.
class ReadWrittenTextTest {
  private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(Markdown.EXTENSIONS).escapeHtml(true).build();

  @Test
  void leavesDatesAndOrdinalsAsTheyWereTyped() {
    areSet(
        "1. maj fejrer vi i Søparken.", "<p>1. maj fejrer vi i Søparken.</p>",
        "3. sal er lukket for ombygning.", "<p>3. sal er lukket for ombygning.</p>",
        "14. januar: Første træning\n28. januar: Anden træning\n4. februar: Stævne",
        "<p>14. januar: Første træning<br />28. januar: Anden træning<br />4. februar: Stævne</p>",
        "Vi spiller nu i\n1. division, og det er første gang siden krigen.",
        "<p>Vi spiller nu i 1. division, og det er første gang siden krigen.</p>",
        "Hallen åbner igen:\n1. august for foreninger\n15. august for alle",
        "<p>Hallen åbner igen:<br />1. august for foreninger<br />15. august for alle</p>",
        "1945. Danmark er frit.\n\n1970. Kommunen bliver til.", "<p>1945. Danmark er frit.</p><p>1970. Kommunen bliver til.</p>",
        "1. maj: Fagenes fest\n1. juni: Åbent hus\n1. juli: Koncert",
        "<p>1. maj: Fagenes fest<br />1. juni: Åbent hus<br />1. juli: Koncert</p>",
        "1. præmie: en cykel\n2. præmie: en bold\n3. præmie: et kram",
        "<p>1. præmie: en cykel<br />2. præmie: en bold<br />3. præmie: et kram</p>",
        "6. klasse passer haven, og\n7. klasse passer hønsene.", "<p>6. klasse passer haven, og 7. klasse passer hønsene.</p>",
        "2. juledag holder vi lukket.", "<p>2. juledag holder vi lukket.</p>",
        "3. Ida\n2. Bo\n1. Eva", "<p>3. Ida<br />2. Bo<br />1. Eva</p>",
        "> 2. juni bliver den bedste dag.\n> — Per", "<blockquote><p>2. juni bliver den bedste dag. — Per</p></blockquote>",
        "- 12. marts: vand\n- 3. april: strøm", "<ul><li>12. marts: vand</li><li>3. april: strøm</li></ul>",
        "4) er det rigtige svar.", "<p>4) er det rigtige svar.</p>",
        "1st May is a holiday.\n\n2. October was cold.", "<p>1st May is a holiday.</p><p>2. October was cold.</p>",
        "Den\n24. december lukker vi kl. 12.", "<p>Den 24. december lukker vi kl. 12.</p>");
  }

  /// The head of a mail that was passed on, and what every invitation says.
  @Test
  void keepsLinesThatSayWhatTheyAre() {
    areSet(
        "Fra: Hanne\nSendt: 4. maj\nTil: Alle", "<p>Fra: Hanne<br />Sendt: 4. maj<br />Til: Alle</p>",
        "Sted: Torvet\nTid: kl. 17\n\nVi ses.", "<p>Sted: Torvet<br />Tid: kl. 17</p><p>Vi ses.</p>",
        "Det er enkelt, siger\nHanne: det er enkelt.", "<p>Det er enkelt, siger Hanne: det er enkelt.</p>");
  }

  @Test
  void namesAMailboxWithoutItsScheme() {
    areSet("Skriv til <mailto:post@x.example> i dag.", "<p>Skriv til <a href=\"mailto:post@x.example\">post@x.example</a> i dag.</p>");
  }

  @Test
  void numbersWhatCountsOn() {
    areSet(
        "1. Velkomst\n2. Regnskab\n3. Eventuelt", "<ol><li>Velkomst</li><li>Regnskab</li><li>Eventuelt</li></ol>",
        "1) mel\n2) smør\n3) sukker", "<ol><li>mel</li><li>smør</li><li>sukker</li></ol>",
        "Sådan gør du:\n1. Log ind\n2. Vælg dato\n3. Betal", "<p>Sådan gør du:</p><ol><li>Log ind</li><li>Vælg dato</li><li>Betal</li></ol>",
        "1. Mød op\n\n2. Tag en kop", "<ol><li><p>Mød op</p></li><li><p>Tag en kop</p></li></ol>",
        "1. Bland\n   godt\n2. Bag", "<ol><li>Bland godt</li><li>Bag</li></ol>",
        "1. Rød\n1. Gul\n1. Blå", "<ol><li>Rød</li><li>Gul</li><li>Blå</li></ol>",
        "3. Økonomi\n4. Eventuelt", "<ol start=\"3\"><li>Økonomi</li><li>Eventuelt</li></ol>",
        "1. Skolen\n   - ny gård\n   - nyt tag\n2. Hallen", "<ol><li>Skolen<ul><li>ny gård</li><li>nyt tag</li></ul></li><li>Hallen</li></ol>",
        "- Uge 12\n  1. Løb\n  2. Hop\n- Uge 13", "<ul><li>Uge 12<ol><li>Løb</li><li>Hop</li></ol></li><li>Uge 13</li></ul>",
        "1. Velkomst\n2. Regnskab\n2. Budget\n3. Eventuelt",
        "<p>1. Velkomst<br />2. Regnskab<br />2. Budget<br />3. Eventuelt</p>",
        "1. Velkomst\n\nLise bød velkommen.\n\n2. Regnskab\n\nPer gik det igennem.",
        "<p>1. Velkomst</p><p>Lise bød velkommen.</p><p>2. Regnskab</p><p>Per gik det igennem.</p>");
  }

  @Test
  void setsBoldBesideLetters() {
    areSet(
        "**Tid:**kl. 19", "<p><strong>Tid:</strong>kl. 19</p>",
        "Entré **(gratis)**for børn", "<p>Entré <strong>(gratis)</strong>for børn</p>",
        "Det er ** meget vigtigt **, siger hun.", "<p>Det er <strong>meget vigtigt</strong>, siger hun.</p>",
        "**OBS! **Husk madpakke", "<p><strong>OBS!</strong> Husk madpakke</p>",
        "Pris**250 kr.**pr. barn", "<p>Pris<strong>250 kr.</strong>pr. barn</p>",
        "over**gang**sordning", "<p>over<strong>gang</strong>sordning</p>",
        "**»Kom!«**råbte han, og **»Nu!«** igen", "<p><strong>»Kom!«</strong>råbte han, og <strong>»Nu!«</strong> igen</p>",
        "Se **Tilmelding:**nederst og **Pris:**øverst", "<p>Se <strong>Tilmelding:</strong>nederst og <strong>Pris:</strong>øverst</p>",
        "- **Hvor?**I hallen\n- **Hvornår?**Kl. 10", "<ul><li><strong>Hvor?</strong>I hallen</li><li><strong>Hvornår?</strong>Kl. 10</li></ul>",
        "Et hold *(let øvede)*starter i maj", "<p>Et hold <em>(let øvede)</em>starter i maj</p>",
        "** Husk** nøglen", "<p><strong>Husk</strong> nøglen</p>",
        "***Flex:***Saldoen", "<p><em><strong>Flex:</strong></em>Saldoen</p>",
        "**fed** og *kursiv* og ***begge***", "<p><strong>fed</strong> og <em>kursiv</em> og <em><strong>begge</strong></em></p>");
  }

  @Test
  void leavesStarsAndOtherSignsOfSumsAndNames() {
    areSet(
        "Et bed på 2*3 m og et på 4*5*1 m", "<p>Et bed på 2*3 m og et på 4*5*1 m</p>",
        "Filen hedder plan_for_haven_2026.pdf", "<p>Filen hedder plan_for_haven_2026.pdf</p>",
        "Navn: ______ Adresse:______By:______", "<p>Navn: ______ Adresse:______By:______</p>",
        "Entré 50 kr.*\n\n* Gratis for medlemmer", "<p>Entré 50 kr.*</p><p>* Gratis for medlemmer</p>",
        "**Entré:** 50 kr.*\n\n* Gratis for børn", "<p><strong>Entré:</strong> 50 kr.*</p><p>* Gratis for børn</p>",
        "Ring *****efter***** kl. 8", "<p>Ring *****efter***** kl. 8</p>",
        "Læg det i K:\\Fælles\\(nyt)\\_billeder", "<p>Læg det i K:\\Fælles\\(nyt)\\_billeder</p>",
        "Drevet er \\\\server01\\deling", "<p>Drevet er \\\\server01\\deling</p>",
        "2 ** 3 er 8, og 3 ** 2 er 9", "<p>2 ** 3 er 8, og 3 ** 2 er 9</p>",
        "10\\* stjerner og en \\_streg\\_", "<p>10* stjerner og en _streg_</p>",
        "Vi ses :) 100 % sikkert & vist ~100 kr.", "<p>Vi ses :) 100 % sikkert &amp; vist ~100 kr.</p>");
  }

  @Test
  void readsWhatOtherProgramsAndHabitsGive() {
    areSet(
        "Før ~~300 kr.~~ nu 200 kr.", "<p>Før <del>300 kr.</del> nu 200 kr.</p>",
        "Mødet er flyttet.[^a]\n\n[^a]: Fra onsdag.\n\nVel mødt.", "<p>Mødet er flyttet.[1]</p><p>Vel mødt.</p><p>[1] Fra onsdag.</p>",
        "Torvet 3<br>9998 Vestermose<br/>Danmark", "<p>Torvet 3<br />9998 Vestermose<br />Danmark</p>",
        "| Hold | Tid |\n| --- | --- |\n| Baby | man.<br>ons. |",
        "<table><thead><tr><th>Hold</th><th>Tid</th></tr></thead><tbody><tr><td>Baby</td><td>man.<br />ons.</td></tr></tbody></table>",
        "<b>Husk</b> at <i>sige</i> <u>det</u> <span style=\"color:red\">til</span>", "<p><strong>Husk</strong> at <em>sige</em> det til</p>",
        "<p>Første.</p><p>Andet.</p>", "<p>Første.<br />Andet.</p>",
        "Se <a href=\"https://x.example/a\">siden</a>.", "<p>Se <a href=\"https://x.example/a\">siden</a>.</p>",
        "100 m<sup>2</sup> og CO<sub>2</sub>", "<p>100 m² og CO₂</p>",
        "Før<!-- husk at rette -->efter", "<p>Førefter</p>",
        "Linje\n\n&nbsp;\n\nLinje", "<p>Linje</p><p>Linje</p>",
        "Teksten slutter her med et punktum.\n---\nOg her er en ny.", "<p>Teksten slutter her med et punktum.</p><hr /><p>Og her er en ny.</p>",
        "Vi bor her\n====\nTekst", "<h1>Vi bor her</h1><p>Tekst</p>",
        "Skriv under\n__________", "<p>Skriv under</p><hr />",
        "Program\n-------\n\nKl. 10", "<h2>Program</h2><p>Kl. 10</p>",
        "Program:\n14.00\tTale\n15.30\tSlut", "<p>Program:<br />14.00 Tale<br />15.30 Slut</p>",
        "Hej alle\n-\nVi ses", "<p>Hej alle - Vi ses</p>",
        "##Overskrift\n\n#hashtag og #nabohjælp", "<h2>Overskrift</h2><p>#hashtag og #nabohjælp</p>",
        "    Rykket ind med fire mellemrum.", "<p>Rykket ind med fire mellemrum.</p>",
        "\tRykket ind med tabulator.", "<p>Rykket ind med tabulator.</p>",
        "~~~~~~~~\n\nTekst", "<p>Tekst</p>",
        "+ 45 kr. for maden\n+ 10 kr. for kaffen", "<p>+ 45 kr. for maden<br />+ 10 kr. for kaffen</p>",
        "+45 70 12 34 56 er nummeret.", "<p>+45 70 12 34 56 er nummeret.</p>",
        "[OBS]: Lukket", "<p>[OBS]: Lukket</p>",
        "> Læs mere på siden", "<p>&gt; Læs mere på siden</p>",
        "> 100 deltog", "<p>&gt; 100 deltog</p>",
        "| Dag | Tid |\n| Man | 9 |", "<table><thead><tr><th>Dag</th><th>Tid</th></tr></thead><tbody><tr><td>Man</td><td>9</td></tr></tbody></table>",
        "====================\nNyt fra byen", "<hr /><p>Nyt fra byen</p>",
        "Tre ord\u200b med sk\u00adjulte te\u00adgn", "<p>Tre ord med skjulte tegn</p>");
  }

  @Test
  void hearsWhoSpeaks() {
    areSet(
        "- Vi er glade, siger Hanne.", "<p>– Vi er glade, siger Hanne.</p>",
        "- Kom nu, sagde hun.\n- Nej, svarede han.", "<p>– Kom nu, sagde hun.<br />– Nej, svarede han.</p>",
        "– Det går fint.\n– Det er godt.", "<p>– Det går fint.<br />– Det er godt.</p>",
        "- Saft\n- Kage", "<ul><li>Saft</li><li>Kage</li></ul>",
        "Husk:\n- Gummistøvler.", "<p>Husk:</p><ul><li>Gummistøvler.</li></ul>",
        "> Det var en god dag.\n> - Ida, 4.a", "<blockquote><p>Det var en god dag. – Ida, 4.a</p></blockquote>");
  }

  @Test
  void takesBulletsAndTablesFromWord() {
    areSet(
        "Vi mangler:\n•\tMaling\n•\tPensler", "<p>Vi mangler:</p><ul><li>Maling</li><li>Pensler</li></ul>",
        "•Mel\n•Smør", "<ul><li>Mel</li><li>Smør</li></ul>",
        "·      Parkering\n·      Toiletter", "<ul><li>Parkering</li><li>Toiletter</li></ul>",
        "–\tKaffe\n–\tTe", "<ul><li>Kaffe</li><li>Te</li></ul>",
        "•\tSkolen\no\tTaget\no\tGården\n•\tHallen", "<ul><li>Skolen<ul><li>Taget</li><li>Gården</li></ul></li><li>Hallen</li></ul>",
        "\uf0b7\tEt\n\uf0b7\tTo", "<ul><li>Et</li><li>To</li></ul>",
        "-Kaffe\n-Kage", "<ul><li>Kaffe</li><li>Kage</li></ul>",
        "•\tEn lang linje, der\ngår videre her\n•\tEn til", "<ul><li>En lang linje, der går videre her</li><li>En til</li></ul>",
        "•\tEt\n•\tTo\nEn ny sætning begynder.", "<ul><li>Et</li><li>To</li></ul><p>En ny sætning begynder.</p>",
        "Kaffe • Kage • Te", "<p>Kaffe • Kage • Te</p>",
        "Dag\tTid\nMandag\t9-12\nTirsdag\t10-14",
        "<table><thead><tr><th>Dag</th><th>Tid</th></tr></thead><tbody><tr><td>Mandag</td><td>9-12</td></tr><tr><td>Tirsdag</td><td>10-14</td></tr></tbody></table>",
        "Tid:\tkl. 19\nSted:\tHallen", "<p>Tid: kl. 19<br />Sted: Hallen</p>",
        "✓ Gulvet er lagt\n✓ Væggen er malet", "<ul><li>✓ Gulvet er lagt</li><li>✓ Væggen er malet</li></ul>",
        "14.00\tVelkomst\n14.15-15.00\tTale", "<p>14.00 Velkomst<br />14.15-15.00 Tale</p>",
        "Kl. 9.30\tKaffe\tGitte\nKl. 10.00\tOplæg\tBo", "<p>Kl. 9.30 Kaffe, Gitte<br />Kl. 10.00 Oplæg, Bo</p>",
        "1)\tVelkomst\n2)\tOplæg", "<ol><li>Velkomst</li><li>Oplæg</li></ol>",
        "·\tEt\n\n·\tTo", "<ul><li>Et</li><li>To</li></ul>",
        "Kl. 10.00 Velkomst\nKl. 11.00 Oplæg", "<p>Kl. 10.00 Velkomst<br />Kl. 11.00 Oplæg</p>",
        "9.30 Kaffe\n10.00 Løb", "<p>9.30 Kaffe<br />10.00 Løb</p>",
        "**Hvem:** Alle\n**Hvor:** Hallen", "<p><strong>Hvem:</strong> Alle<br /><strong>Hvor:</strong> Hallen</p>",
        "A. Skolen\nB. Hallen", "<p>A. Skolen<br />B. Hallen</p>",
        "§ 1. Navn\n§ 2. Formål", "<p>§ 1. Navn<br />§ 2. Formål</p>",
        "(1) Ja\n(2) Nej", "<p>(1) Ja<br />(2) Nej</p>",
        "a) mandag\nb) tirsdag", "<p>a) mandag<br />b) tirsdag</p>");
  }

  @Test
  void linksAddressesThatHaveAPathAndNothingBefore() {
    areSet(
        "Se kommune.dk/bibliotek.", "<p>Se <a href=\"https://kommune.dk/bibliotek\">kommune.dk/bibliotek</a>.</p>",
        "(bibliotek.vestermose.dk/kurser)", "<p>(<a href=\"https://bibliotek.vestermose.dk/kurser\">bibliotek.vestermose.dk/kurser</a>)</p>",
        "»Vestermose.dk/ny_side?a=1&b=2#c«, tak", "<p>»<a href=\"https://Vestermose.dk/ny_side?a=1&amp;b=2#c\">Vestermose.dk/ny_side?a=1&amp;b=2#c</a>«, tak</p>",
        "**kommune.dk/pas** og grønby.dk/æble!", "<p><strong><a href=\"https://kommune.dk/pas\">kommune.dk/pas</a></strong> og <a href=\"https://xn--grnby-wua.dk/%C3%A6ble\">grønby.dk/æble</a>!</p>",
        "- eksempel.com/en/a_(b)\n- x.eu/regler.pdf", "<ul><li><a href=\"https://eksempel.com/en/a_(b)\">eksempel.com/en/a_(b)</a></li><li><a href=\"https://x.eu/regler.pdf\">x.eu/regler.pdf</a></li></ul>",
        "Læs mere på kommune.dk/a, kommune.dk/b", "<p>Læs mere på <a href=\"https://kommune.dk/a\">kommune.dk/a</a>, <a href=\"https://kommune.dk/b\">kommune.dk/b</a></p>");
  }

  @Test
  void leavesWhatOnlyLooksLikeAnAddress() {
    for (var text :
        List.of(
            "Kom i dag.eller/og i morgen", "2.b/c og 7.a/b", "regler.pdf", "regler.pdf/bilag.docx", "kommune.dk", "kommune.dk/", "og/eller",
            "Læs det nu.se/hør", "Vi gik hjem.de/vi var trætte", "Kom kl. 9.is/kaffe", "f.eks./m.m.", "pr. 1.7./1.8.", "12.30/13.00", "a.net", "kr./md.",
            "dr.dk/tv2.dk", "Node.js/React", "km/t.dk", "navn@kommune.dk/afdeling", "kommune.DK/EU", "1.000/2.000", "Aps.nu/her")) {
      var html = HTML.render(Markdown.parse(text, 2));
      assertThat(html.replaceAll("<a href=\"mailto:[^>]*>", "")).as(text).doesNotContain("<a ");
    }
    areSet(
        "[se kommune.dk/a](https://b.example)", "<p><a href=\"https://b.example\">se kommune.dk/a</a></p>",
        "Skriv `kommune.dk/a`", "<p>Skriv <code>kommune.dk/a</code></p>",
        "https://kommune.dk/a", "<p><a href=\"https://kommune.dk/a\">https://kommune.dk/a</a></p>");
  }

  @Test
  void linksBareAddresses() {
    areSet(
        "Se https://x.example/a?b=1&c=2.", "<p>Se <a href=\"https://x.example/a?b=1&amp;c=2\">https://x.example/a?b=1&amp;c=2</a>.</p>",
        "(www.x.example/side)", "<p>(<a href=\"https://www.x.example/side\">www.x.example/side</a>)</p>",
        "Skriv til post@x.example!", "<p>Skriv til <a href=\"mailto:post@x.example\">post@x.example</a>!</p>",
        "https://www.søborg.example/æble", "<p><a href=\"https://www.xn--sborg-vua.example/%C3%A6ble\">https://www.søborg.example/æble</a></p>",
        "www.grønkommune.example, tak", "<p><a href=\"https://www.xn--grnkommune-1cb.example\">www.grønkommune.example</a>, tak</p>",
        "<www.x.example>", "<p><a href=\"https://www.x.example\">www.x.example</a></p>",
        "**https://x.example**", "<p><strong><a href=\"https://x.example\">https://x.example</a></strong></p>",
        "https://x.example/_a_/b*c*d~~e~~", "<p><a href=\"https://x.example/_a_/b*c*d~~e~~\">https://x.example/_a_/b*c*d~~e~~</a></p>",
        "https://da.wiki.example/Pip_(fugl)", "<p><a href=\"https://da.wiki.example/Pip_(fugl)\">https://da.wiki.example/Pip_(fugl)</a></p>",
        "[siden](https://x.example) og [mail](navn@x.example)",
        "<p><a href=\"https://x.example\">siden</a> og <a href=\"mailto:navn@x.example\">mail</a></p>",
        "Brug `www.x.example` som eksempel", "<p>Brug <code>www.x.example</code> som eksempel</p>",
        "bruger@ uden domæne og @navn", "<p>bruger@ uden domæne og @navn</p>");
  }

  @Test
  void understandsAddressesAsPeopleWriteThem() {
    areSet(
        "[Kort](https://k.example/vis?sted=Torvet 3)", "<p><a href=\"https://k.example/vis?sted=Torvet%203\">Kort</a></p>",
        "[Kort](<https://k.example/vis?sted=Torvet 3>)", "<p><a href=\"https://k.example/vis?sted=Torvet%203\">Kort</a></p>",
        "[siden](www.x.example)", "<p><a href=\"https://www.x.example\">siden</a></p>",
        "[siden](x.example/side)", "<p><a href=\"https://x.example/side\">siden</a></p>",
        "[Ring](tel:70 12 34 56)", "<p><a href=\"tel:70123456\">Ring</a></p>",
        "[Ring](tel:+45-70-12-34-56)", "<p><a href=\"tel:+45-70-12-34-56\">Ring</a></p>",
        "[Ring](70 12 34 56)", "<p><a href=\"tel:70123456\">Ring</a></p>",
        "[Sms](sms:1234?body=Ja tak)", "<p><a href=\"sms:1234?body=Ja%20tak\">Sms</a></p>",
        "[Skriv](mailto:a@x.example?subject=Hej med dig)", "<p><a href=\"mailto:a@x.example?subject=Hej%20med%20dig\">Skriv</a></p>",
        "[siden] (https://x.example)", "<p><a href=\"https://x.example\">siden</a></p>",
        "(siden)[https://x.example]", "<p><a href=\"https://x.example\">siden</a></p>",
        "[siden](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fa%3Fb%3D1&data=05%7C01)",
        "<p><a href=\"https://x.example/a?b=1\">siden</a></p>",
        "[siden](https://x.example/a?b=1&fbclid=IwAR0)", "<p><a href=\"https://x.example/a?b=1\">siden</a></p>",
        "[Æbler](https://www.æble.example/gård?å=1)", "<p><a href=\"https://www.xn--ble-xla.example/g%C3%A5rd?%C3%A5=1\">Æbler</a></p>");
  }

  @Test
  void saysWhatIsLeftOver() {
    assertThat(left("Et **halvt fed\n\nord")).containsExactly("0 mark-bold **halvt");
    assertThat(left("Tekst\n\nH~2~O er vådt")).containsExactly("2 mark-raised H~2~O");
    assertThat(left("==gult== her")).containsExactly("0 mark-marked ==gult==");
    assertThat(left("En note.[^x]")).containsExactly("0 mark-note note.[^x]");
    assertThat(left("- [x] Malet")).containsExactly("0 mark-task [x] Malet");
    assertThat(left("a\n\nb\n\n{{< billede >}}")).containsExactly("4 mark-code {{< billede >}}");
    assertThat(left("<table><tr>")).containsExactly("0 mark-html <table>", "0 mark-html <tr>");
    assertThat(left("Vi ses :smiley:")).containsExactly("0 mark-sign :smiley:");
    assertThat(left("[tekst](ikke en adresse)")).hasSize(1);
    assertThat(left("Se [[siden]]")).hasSize(1);
    assertThat(left("Note.[^1] og\nmere ~~her\n\n[^1]: Ja.")).containsExactly("1 mark-struck ~~her");
    assertThat(left("Karakter: ***** ")).isEmpty();
    assertThat(left("Kl. 5*3*2, 50 kr.*, a_b_c, 10 % :) [1] (se her) »ja« {x} 3 > 2 | 1 & 2 #tag")).isEmpty();
  }

  @Test
  void readsHostileTextInNoTime() {
    Markdown.read("warm");
    for (var text : List.of("**a", "](", "`", "<!--", "<b>", "[a]: b\n", "1. a\n  2) b\n", "*a\n", "• a\n", "x\ty\n", "[^a]: b\n", "((((", "_", "www.a*", "| a\n", "> - a\n", "\\", "[a](b c ", "<a href='x'>", "~~", "==a", ":a", "&a", "_ ", "* ", "• ", ":a_", "a.", "|-", "a      ")) {
      var hostile = text.repeat(40_000 / text.length());
      var before = System.nanoTime();
      Markdown.read(hostile);
      assertThat((System.nanoTime() - before) / 1_000_000).as(text).isLessThan(4_000);
    }
  }

  private static List<String> left(String text) {
    return Markdown.read(text).remarks().stream().map(remark -> remark.line() + " " + remark.key() + " " + remark.arguments().getFirst()).toList();
  }

  private static void areSet(String... pairs) {
    var wrong = new ArrayList<String>();
    for (var i = 0; i < pairs.length; i += 2) {
      var html = HTML.render(Markdown.read(pairs[i]).document()).replaceAll("<br />\n", "<br />").replaceAll(">\n+", ">").replaceAll("\n+<", "<").replace('\n', ' ').strip();
      if (!html.equals(pairs[i + 1])) {
        wrong.add(pairs[i].replace("\n", "⏎") + "\n  is      " + html + "\n  must be " + pairs[i + 1]);
      }
    }
    if (!wrong.isEmpty()) {
      fail(wrong.size() + " of " + pairs.length / 2 + " are set wrong:\n" + String.join("\n", wrong));
    }
  }
}
