package dk.pip.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pastes what each program puts on the clipboard.
class PasteTextTest extends EditorTest {
  private static final String PASTE =
      """
      clipboard => {
        const data = new DataTransfer();
        data.setData("text/html", clipboard.html);
        data.setData("text/plain", clipboard.text);
        document.querySelector("[role=textbox]").dispatchEvent(
            new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
      }
      """;

  private Page paste(String html) {
    return paste(type(), html, "");
  }

  private static Page paste(Page page, String html, String text) {
    page.evaluate(PASTE, Map.of("html", html, "text", text));
    return page;
  }

  @Test
  void takesFromWord() {
    var page =
        paste(
            """
            <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
            <head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
            <!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
            <body lang=DA style='tab-interval:65.2pt'><!--StartFragment-->
            <h1><span style='mso-fareast-font-family:"Times New Roman"'>Sommerfest p&aring; r&aring;dhuset<o:p></o:p></span></h1>
            <p class=MsoNormal><span style='font-size:11.0pt'>Vi holder <b>sommerfest</b><span
            style='mso-spacerun:yes'>&nbsp; </span>den 19. juni kl.&nbsp;15, og <i style='mso-bidi-font-style:normal'>alle</i>
            er velkomne.<o:p></o:p></span></p>
            <p class=MsoNormal><o:p>&nbsp;</o:p></p>
            <h2>Det skal du have med</h2>
            <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
            style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
            </span></span></span><![endif]>T&aelig;ppe<o:p></o:p></p>
            <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
            style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
            </span></span></span><![endif]>Gerne et stort<o:p></o:p></p>
            <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
            style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
            </span></span></span><![endif]>Kop</p>
            <p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
            style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Først mad</p>
            <p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span
            style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Så dans</p>
            <table class=MsoTableGrid border=1><tr><td width=100 style='border:solid'><p class=MsoNormal><b>Tid<o:p></o:p></b></p></td>
            <td><p class=MsoNormal><b>Hvad<o:p></o:p></b></p></td></tr>
            <tr><td><p class=MsoNormal>15.00<o:p></o:p></p></td><td><p class=MsoNormal>Velkomst<o:p></o:p></p><p class=MsoNormal>og kage</p></td></tr></table>
            <p class=MsoNormal>Tilmeld dig <a href="https://ellebaek.example/fest?utm_source=mail&amp;id=7"><span
            style='color:blue'>her</span></a>. <span style='mso-no-proof:yes'><!--[if gte vml 1]><v:shape><v:imagedata
            src="file:///C:/Users/x/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=300 height=200
            src="file:///C:/Users/x/clip_image001.png"><![endif]></span></p><!--EndFragment--></body></html>
            """);

    assertThat(markdown(page))
        .isEqualTo(
            """
            ## Sommerfest på rådhuset

            Vi holder **sommerfest** den 19. juni kl.\u00a015, og *alle* er velkomne.

            ### Det skal du have med

            - Tæppe
              - Gerne et stort
            - Kop

            1. Først mad
            2. Så dans

            | Tid | Hvad |
            | --- | --- |
            | 15.00 | Velkomst<br>og kage |

            Tilmeld dig [her](https://ellebaek.example/fest?id=7).""");
    assertThat(page.getByText("Ét billede kom ikke med.").isVisible()).isTrue();
  }

  @Test
  void takesFromWordOnTheWeb() {
    var page =
        paste(
            """
            <div class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1" role="heading" aria-level="1"><span class="TextRun">Referat</span><span class="EOP">&nbsp;</span></p></div>
            <div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list"><li data-listid="1" data-aria-posinset="1" data-aria-level="1" role="listitem" class="OutlineElement"><p class="Paragraph"><span class="TextRun">Skolen</span><span class="EOP">&nbsp;</span></p></li></ul></div>
            <div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle2" role="list"><li data-listid="1" data-aria-level="2" role="listitem"><p class="Paragraph"><span class="TextRun">Taget</span></p></li></ul></div>
            <div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list"><li data-listid="1" data-aria-level="1" role="listitem"><p class="Paragraph"><span class="TextRun" style="font-weight: bold">Vejen</span></p></li></ul></div>
            """);

    assertThat(markdown(page)).isEqualTo("## Referat\n\n- Skolen\n  - Taget\n- **Vejen**");
  }

  @Test
  void takesFromGoogleDocs() {
    var page =
        paste(
            """
            <meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5f2c"><h1 dir="ltr" style="line-height:1.38;margin-top:20pt"><span
             style="font-size:20pt;font-weight:400;font-style:normal;text-decoration:none;white-space:pre-wrap">Nyt fra skolen</span></h1><p dir="ltr"
             style="line-height:1.38"><span style="font-size:11pt;font-weight:400">Vi har </span><span style="font-weight:700;">to</span><span
             style="font-weight:400"> nye </span><span style="font-weight:400;font-style:italic">lærere</span><span
             style="font-weight:400"> i </span><span style="text-decoration:line-through">6.b</span><span>, se </span><a
             href="https://www.google.com/url?q=https://skolen.example/nyt&amp;sa=D&amp;usg=AOv" style="text-decoration:none;"><span
             style="color:#1155cc;text-decoration:underline;">siden</span></a><span>.</span></p><br><ul style="margin-top:0"><li dir="ltr"
             style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span>Dansk</span></p></li><ul><li dir="ltr"
             aria-level="2"><p role="presentation"><span>Læsning</span></p></li></ul><li aria-level="1"><p><span>Sløjd</span></p></li></ul><div
             dir="ltr" align="left"><table style="border:none"><colgroup><col width="100"/><col/></colgroup><tbody><tr><td><p><span
             style="font-weight:700">Klasse</span></p></td><td><p><span>Lærer</span></p></td></tr><tr><td><p>1.a</p></td><td><p>Ib</p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">
            """);

    assertThat(markdown(page))
        .isEqualTo(
            """
            ## Nyt fra skolen

            Vi har **to** nye *lærere* i ~~6.b~~, se [siden](https://skolen.example/nyt).

            - Dansk
              - Læsning
            - Sløjd

            | Klasse | Lærer |
            | --- | --- |
            | 1.a | Ib |""");
  }

  @Test
  void takesFromOutlook() {
    var page =
        paste(
            """
            <html><body><div class=WordSection1><p class=MsoNormal>Hej alle<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
            <p class=MsoNormal>Læs <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fellebaek.example%2Fnyt&amp;data=05%7C01&amp;sdata=x&amp;reserved=0"
             originalsrc="https://ellebaek.example/nyt">nyt fra os</a> eller skriv til <a href="mailto:ib@ellebaek.example">Ib</a>.</p>
            <ul style='margin-top:0cm' type=disc><li class=MsoListParagraph style='mso-list:l0 level1 lfo1'>Møde<o:p></o:p></li><li class=MsoListParagraph style='mso-list:l0 level1 lfo1'>Frokost</li></ul>
            <p class=MsoNormal><img width=120 height=60 src="cid:image001.png@01DB"></p><div><p>Hilsen<br>Per</p></div></div></body></html>
            """);

    assertThat(markdown(page))
        .isEqualTo(
            """
            Hej alle

            Læs [nyt fra os](https://ellebaek.example/nyt) eller skriv til [Ib](mailto:ib@ellebaek.example).

            - Møde
            - Frokost

            Hilsen\\
            Per""");
  }

  @Test
  void takesFromOutlookOnTheWeb() {
    var page =
        paste(
            """
            <div class="elementToProof" style="font-family:Aptos;font-size:12pt">Hej<br></div><div class="elementToProof"><br></div>
            <div class="elementToProof">Vi ses <b>torsdag</b>.</div><ol start="3"><li>Tre</li><li>Fire</li></ol>
            <blockquote style="margin-left:3em"><div>Citeret her</div></blockquote>
            """);

    assertThat(markdown(page)).isEqualTo("Hej\n\nVi ses **torsdag**.\n\n3. Tre\n4. Fire\n\n> Citeret her");
  }

  @Test
  void takesFromLibreOffice() {
    var page =
        paste(
            """
            <!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
            <meta name="generator" content="LibreOffice 24.2 (Linux)"/><style type="text/css">p { line-height: 115% }</style></head>
            <body lang="da-DK" dir="ltr"><h1 class="western">Havnen</h1><h2>Kajen</h2><p style="margin-bottom: 0cm; line-height: 100%">
            En linje med <b>fed</b>
             og <font color="#ff0000"><i>kursiv</i></font>.</p><p style="margin-bottom: 0cm"><br/></p>
            <ol><li><p>Først</p></li><li><p>Så</p><ul><li><p>Under</p></li></ul></li></ol>
            <table width="100%" cellpadding="4"><col width="128*"/><tr valign="top"><th><p>Dag</p></th><th><p>Tid</p></th></tr><tr><td><p>Man</p></td><td><p>9.00</p></td></tr></table></body></html>
            """);

    assertThat(markdown(page))
        .isEqualTo(
            """
            ## Havnen

            ### Kajen

            En linje med **fed** og *kursiv*.

            1. Først
            2. Så
               - Under

            | Dag | Tid |
            | --- | --- |
            | Man | 9.00 |""");
  }

  @Test
  void takesFromTheWeb() {
    var page =
        paste(
            """
            <html><body><!--StartFragment--><article><h3>Rubrik</h3><p>Tekst med <a href="javascript:alert(1)">farligt</a>, <a href="/lokal">lokalt</a>
             og <a href="https://x.example/a?fbclid=1">et link</a>.<script>alert(1)</script></p>
            <figure><img src="https://x.example/a.jpg"><figcaption>Billedtekst</figcaption></figure><img src="data:image/png;base64,AAAA">
            <img src="https://t.example/p.gif" width="1" height="1"><hr><p>100&nbsp;kr. <span style="font-weight:bold">fed</span><span
             class="Apple-converted-space">&nbsp;</span>slut</p><table role="presentation"><tr><td>Lagt</td><td>ud</td></tr></table>
            <pre><code>kode
            her</code></pre></article><!--EndFragment--></body></html>
            """);

    assertThat(markdown(page))
        .isEqualTo(
            """
            ## Rubrik

            Tekst med farligt, lokalt og [et link](https://x.example/a).

            Billedtekst

            ---

            100\u00a0kr. **fed** slut

            Lagt

            ud

            ```
            kode
            her
            ```""");
    assertThat(page.getByText("2 billeder kom ikke med.").isVisible()).isTrue();
  }

  @Test
  void putsWordsIntoASentence() {
    var page = type("før  efter", "<ArrowLeft>", "<ArrowLeft>", "<ArrowLeft>", "<ArrowLeft>", "<ArrowLeft>", "<ArrowLeft>");
    paste(page, "<meta charset='utf-8'><span style=\"color:red\">et <strong>ord</strong></span>", "et ord");
    assertThat(markdown(page)).isEqualTo("før et **ord** efter");
  }

  @Test
  void readsPlainTextAsItIsWritten() {
    assertThat(markdown(paste(type(), "", "Hej\r\n\r\n- et\r\n- to\r\n\r\n2. oktober"))).isEqualTo("Hej\n\n- et\n- to\n\n2. oktober");
  }

  @Test
  void makesALinkOfMarkedWords() {
    var page = type("se her", "<Control+Shift+ArrowLeft>");
    page.waitForFunction("document.querySelector('[data-editor]').pipEditor.view.state.selection.empty === false");
    paste(page, "<a href='https://ellebaek.example/x'>https://ellebaek.example/x</a>", "https://ellebaek.example/x");
    assertThat(markdown(page)).isEqualTo("se [her](https://ellebaek.example/x)");
    assertThat(markdown(paste(type(), "", "https://ellebaek.example/en_to"))).isEqualTo("https://ellebaek.example/en_to");
  }
}
