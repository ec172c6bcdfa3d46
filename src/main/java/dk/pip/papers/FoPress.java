package dk.pip.papers;

import dk.pip.shared.Language;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.fop.apps.FOPException;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.FopFactoryBuilder;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.configuration.ConfigurationException;
import org.apache.fop.configuration.DefaultConfigurationBuilder;
import org.apache.fop.events.Event;
import org.apache.fop.events.model.EventSeverity;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/// Makes pages with Apache FOP, of our fonts and the document's pictures; nothing else is opened, whatever a text asks for.
public final class FoPress {
  static final String PDF = "application/pdf";

  /// What the document says of itself.
  ///
  /// @param author empty where nobody is known
  /// @param subject empty where there is none
  public record About(String title, String author, String subject, Instant at) {}

  /// The pictures of the document that is being printed: the engine is shared, and asks for them by address.
  private static final ScopedValue<Drawing> PICTURES = ScopedValue.newInstance();

  private interface Drawing {
    byte @Nullable [] bytes(String address);
  }

  private final PrintPictures pictures;
  private final About about;

  public FoPress(PrintPictures pictures, About about) {
    this.pictures = pictures;
    this.about = about;
  }

  /// What every document begins with: its language, its usual type and ink, and how its pages are.
  public static Fo root(Language language, Type type, String ink, Fo... masters) {
    var root = Fo.of("root").set("xml:lang", language.tag());
    root.set("hyphenation-character", "\u00AD").set("linefeed-treatment", "preserve");
    type.set(root).set("color", ink).set("widows", "2").set("orphans", "2");
    return root.add(Fo.of("layout-master-set").addAll(List.of(masters)));
  }

  /// Sets the document without painting it, to see where everything comes to stand.
  public PrintSurvey survey(Fo document) {
    return run(document, OutputStream.nullOutputStream(), false);
  }

  public PrintSurvey print(Fo document, OutputStream to) {
    return run(document, to, true);
  }

  private PrintSurvey run(Fo document, OutputStream to, boolean paints) {
    return ScopedValue.where(PICTURES, paints ? pictures::bytes : pictures::unscaled).call(() -> set(document, to, paints));
  }

  private PrintSurvey set(Fo document, OutputStream to, boolean paints) {
    try {
      var factory = paints ? Factory.PRINTS : Factory.SURVEYS;
      var agent = factory.newFOUserAgent();
      agent.setTitle(about.title);
      if (!about.author.isBlank()) {
        agent.setAuthor(about.author);
      }
      if (!about.subject.isBlank()) {
        agent.setSubject(about.subject);
      }
      agent.setProducer("Pip");
      agent.setCreator("Pip");
      agent.setCreationDate(Date.from(about.at));
      agent.getEventBroadcaster().addEventListener(FoPress::judge);
      var survey = new PrintSurvey(agent, paints);
      agent.setRendererOverride(survey);
      var handler = factory.newFop(PDF, agent, to).getDefaultHandler();
      handler.startDocument();
      document.write(handler);
      handler.endDocument();
      return survey;
    } catch (SAXException e) {
      throw new IllegalStateException("The document could not be printed", e);
    }
  }

  /// What the engine can't do as it was told is an error of ours, but for two: a line or a block that can't be made to fit
  /// is printed as it is, and the check of the finished pages sees it.
  private static void judge(Event event) {
    assert !event.getEventID().endsWith(".glyphNotAvailable") : "No font has what was to be printed: " + event.getParams();
    if (event.getSeverity() == EventSeverity.WARN) {
      Warnings.LOG.log(System.Logger.Level.DEBUG, () -> event.getEventID() + " " + event.getParams());
    }
  }

  private static final class Warnings {
    static final System.Logger LOG = System.getLogger(FoPress.class.getName());
  }

  /// Made when the first document is printed.
  private static final class Factory {
    /// The engine logs through commons-logging to where each warning would come twice; they are events already.
    private static final Logger QUIET = Logger.getLogger("org.apache.fop");

    private static final URI BASE = URI.create("file:///nowhere/");

    /// Without tags, which take time and change no place.
    static final FopFactory SURVEYS = make("<accessibility>false</accessibility>", "");

    static final FopFactory PRINTS =
        make("<accessibility>true</accessibility>", "<pdf-ua-mode>PDF/UA-1</pdf-ua-mode><pdf-a-mode>PDF/A-2a</pdf-a-mode>");

    private static FopFactory make(String document, String pdf) {
      QUIET.setLevel(Level.OFF);
      // It asserts that there are as many columns as were asked for, which one block that can't be divided never fills.
      FopFactory.class
          .getClassLoader()
          .setClassAssertionStatus("org.apache.fop.layoutmgr.BalancingColumnBreakingAlgorithm", false);
      try {
        var drawer = new Drawer();
        var configuration =
            new DefaultConfigurationBuilder().build(new ByteArrayInputStream(configuration(document, pdf).getBytes(StandardCharsets.UTF_8)));
        var factory = new FopFactoryBuilder(BASE, drawer).setConfiguration(configuration).build();
        factory.getFontManager().setResourceResolver(ResourceResolverFactory.createInternalResourceResolver(BASE, drawer));
        // The engine reads its configuration at the first print, and two at once would read it wrongly.
        new PrintSurvey(factory.newFOUserAgent(), false);
        return factory;
      } catch (ConfigurationException | FOPException e) {
        throw new IllegalStateException("The press could not be set up. Indicates a bug", e);
      }
    }

    private static String configuration(String document, String pdf) {
      var fonts = new StringBuilder();
      for (var face : Face.values()) {
        fonts
            .append("<font embed-url=\"%s\" kerning=\"yes\" embedding-mode=\"subset\">".formatted(face.address()))
            .append("<font-triplet name=\"%s\" style=\"%s\" weight=\"%d\"/></font>".formatted(face.family(), face.style(), face.weight()));
      }
      return """
          <fop version="1.0">%s<strict-configuration>true</strict-configuration>
          <renderers><renderer mime="application/pdf">%s<fonts>%s</fonts></renderer></renderers></fop>
          """
          .formatted(document, pdf, fonts);
    }
  }

  /// Gives out fonts and pictures, and refuses all else.
  private static final class Drawer implements ResourceResolver {
    @Override
    public Resource getResource(URI uri) throws IOException {
      if ("font".equals(uri.getScheme())) {
        return new Resource(new ByteArrayInputStream(Face.valueOf(uri.getSchemeSpecificPart()).trueType()));
      }
      if (PrintPictures.SCHEME.equals(uri.getScheme()) && PICTURES.isBound()) {
        var bytes = PICTURES.get().bytes(uri.toString());
        if (bytes != null) {
          InputStream stream = new ByteArrayInputStream(bytes);
          return new Resource(stream);
        }
      }
      throw new FileNotFoundException("Nothing is read from " + uri);
    }

    @Override
    public OutputStream getOutputStream(URI uri) throws IOException {
      throw new FileNotFoundException("Nothing is written to " + uri);
    }
  }
}
