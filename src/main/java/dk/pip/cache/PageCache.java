package dk.pip.cache;

import dk.pip.shared.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpField;
import org.jspecify.annotations.Nullable;

/// The pages that everybody may read, as the bytes that go out, in this node's memory. Pages are put in when they are
/// first asked for and all taken out at once when something that readers see has changed. Bounded: when it is full it
/// is emptied and fills again with what is asked for.
public final class PageCache {
  private final long most;
  private final List<HttpField> fields;
  private final ConcurrentHashMap<String, ReadyPage> entries = new ConcurrentHashMap<>();
  private final AtomicLong size = new AtomicLong();
  private volatile Object state = new Object();

  /// @param megabytes how much it keeps
  /// @param fields headers of every answer
  public PageCache(int megabytes, List<HttpField> fields) {
    this.most = megabytes * 1024L * 1024L;
    this.fields = List.copyOf(fields);
  }

  /// @param body as it is, without packing
  /// @param until when the page changes by itself; [Instant#MAX] if it never does
  /// @param unchanging whether its address names its content, so that browsers may keep it for good
  /// @param headers beside those of all answers, or in their place; one that is empty takes it away
  public record Entry(
      String contentType,
      ByteBuffer body,
      @Nullable ByteBuffer gzip,
      String etag,
      Instant until,
      boolean unchanging,
      Map<String, String> headers) {

    /// Packed here, for those who take gzip.
    public static Entry of(String contentType, byte[] body, Instant until, boolean unchanging) {
      return of(contentType, body, Gzip.pack(contentType, body), until, unchanging);
    }

    public static Entry of(
        String contentType, byte[] body, byte @Nullable [] gzip, Instant until, boolean unchanging) {
      return new Entry(contentType, direct(body), gzip == null ? null : direct(gzip), etag(body), until, unchanging, Map.of());
    }

    public Entry with(Map<String, String> others) {
      return new Entry(contentType, body, gzip, etag, until, unchanging, Map.copyOf(others));
    }

    /// Outside the heap, so that the bytes go to the network without being copied.
    private static ByteBuffer direct(byte[] bytes) {
      return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
    }

    private static String etag(byte[] body) {
      return HexFormat.of().formatHex(Sha256.of(body), 0, 12);
    }

    int size() {
      var packed = gzip;
      return body.capacity() + (packed == null ? 0 : packed.capacity());
    }
  }

  public @Nullable Entry get(String path) {
    var page = entries.get(path);
    return page == null ? null : page.entry();
  }

  /// The page with its headers as they go out.
  public @Nullable ReadyPage find(String path) {
    return entries.get(path);
  }

  /// What all pages hang on, as the cache has seen it last. Read it before loading what is then [#put].
  public Object state() {
    return state;
  }

  /// Puts a page in, unless something has changed since it was loaded.
  public synchronized void put(Object loadedAt, String path, Entry entry) {
    if (!loadedAt.equals(state)) {
      return;
    }
    if (size.get() + entry.size() > most) {
      entries.clear();
      size.set(0);
    }
    var before = entries.put(path, ReadyPage.of(entry, fields));
    size.addAndGet(entry.size() - (before == null ? 0 : before.entry().size()));
  }

  /// Empties the cache if what all pages hang on is another than when it looked last.
  public synchronized void seen(Object now) {
    if (!now.equals(state)) {
      state = now;
      entries.clear();
      size.set(0);
    }
  }
}
