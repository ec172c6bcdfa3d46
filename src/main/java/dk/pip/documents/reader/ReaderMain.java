package dk.pip.documents.reader;

import dk.pip.documents.DocumentKind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/// The process that reads documents: one after the other, until nobody has more.
final class ReaderMain {
  private ReaderMain() {}

  static void main() throws IOException {
    // Nobody else is to write there.
    var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err);
    goNowhere();
    FontMappers.set(new OneFont());
    var clock = ReadingClock.start();
    out.writeInt(Signals.BEGUN);
    out.flush();
    try (var in = new DataInputStream(new BufferedInputStream(System.in))) {
      while (true) {
        read(in, new ReadingAnswer(out), clock);
      }
    } catch (EOFException e) {
      // Whoever asked is gone.
      Runtime.getRuntime().halt(0);
    }
  }

  private static void read(DataInputStream in, ReadingAnswer answer, ReadingClock clock) throws IOException {
    var way = in.readInt();
    var kind = DocumentKind.values()[in.readInt()];
    var longest = in.readLong();
    var bytes = new byte[in.readInt()];
    in.readFully(bytes);
    var until = clock.begin(longest);
    if (way == Signals.TEXT) {
      new TikaWords(answer, until).read(kind, bytes);
    } else if (kind == DocumentKind.PDF) {
      new PdfWords(answer, until).read(bytes);
    } else {
      new PartWords(answer, until).read(bytes);
    }
    clock.end();
  }

  /// Whatever a document names on the net stays there.
  private static void goNowhere() {
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            throw new IllegalArgumentException("Nothing is fetched");
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        });
    var elsewhere = Set.of("http", "https", "ftp");
    URL.setURLStreamHandlerFactory(scheme -> elsewhere.contains(scheme) ? new Nowhere() : null);
  }

  private static final class Nowhere extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL address) throws IOException {
      throw new IOException("Nothing is fetched");
    }
  }
}
