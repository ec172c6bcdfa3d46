package dk.pip.mailing.engine;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dk.pip.keys.Keys;
import dk.pip.mail.DkimSettings;
import dk.pip.mail.DkimSigner;
import dk.pip.mail.MailSettings;
import dk.pip.municipality.Municipality;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderLinks;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The prepared messages of the mailings that are under way.
@Component
class MailTemplates implements LongFunction<Template> {
  /// What the token in a return address and in a Message-ID is for.
  static final String RETURNS = "mailing-return";

  private static final Logger LOG = LoggerFactory.getLogger(MailTemplates.class);
  private static final int MOST = 8;
  private static final int LONGEST_HEAD = 4096;
  private static final Pattern ENGLISH = Pattern.compile("(?im)^Content-Language: en\\b");
  static final String MESSAGE_ID = "mailing-message";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH).withZone(Dates.ZONE);

  private final JdbcClient jdbc;
  private final Keys keys;
  private final ReaderLinks links;
  private final Readers readers;
  private final Municipality municipality;
  private final MailSettings mail;
  private final DkimSettings dkim;
  private final Clock clock;
  private final LoadingCache<Long, Template> kept = Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build(this::read);

  private record Row(byte[] message, Instant date) {}

  MailTemplates(
      JdbcClient jdbc,
      Keys keys,
      ReaderLinks links,
      Readers readers,
      Municipality municipality,
      MailSettings mail,
      DkimSettings dkim,
      Clock clock) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.links = links;
    this.readers = readers;
    this.municipality = municipality;
    this.mail = mail;
    this.dkim = dkim;
    this.clock = clock;
  }

  @Override
  public Template apply(long mailing) {
    return kept.get(mailing);
  }

  /// Prepares them anew at the next use.
  void forget() {
    kept.invalidateAll();
  }

  /// The message as it is now; what is kept for sending is as it was when sending began.
  Template read(long mailing) {
    var row =
        jdbc.sql("select message, coalesce(started_at, :now) as date from mailing.mailing where id = :id")
            .params(Params.of("id", mailing).and("now", clock.instant()).toMap())
            .query(
                (found, _) ->
                    new Row(
                        found.getBytes("message"),
                        Rows.instant(found, "date")))
            .single();
    var from = municipality.sender().orElseThrow(() -> new IllegalStateException("The municipality has no sender address"));
    var sender = from.text();
    var domain = from.domain();
    var signer = DkimSigner.of(dkim, domain);
    signer.ifPresent(one -> LOG.info("Mailing {} is signed with {}", mailing, one.describe()));
    var personal = personal(mailing, row.date(), sender, domain, Texts.in(language(row.message())));
    return new Template(row.message(), personal, signer.orElse(null), clock);
  }

  /// The edition's.
  private static Language language(byte[] message) {
    var head = new String(message, 0, Math.min(message.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
    return ENGLISH.matcher(head).find() ? Language.EN : Language.DA;
  }

  private MergeFields personal(long mailing, Instant date, String sender, String domain, Texts texts) {
    var contact = municipality.details().contactMail();
    var returns = mail.returns();
    var site = municipality.imprint().site();
    var lists = new ConcurrentHashMap<UUID, ReaderList>();
    readers.lists().forEach(list -> lists.put(list.id().value(), list));
    var same =
        "Date: " + DATE.format(date) + "\r\n"
            + (site == null ? "" : "List-Archive: <" + site + "/udgaver>\r\n")
            + "List-Help: <mailto:" + contact + ">\r\n"
            + "Feedback-ID: m" + mailing + ":newsletter:pip:" + domain + "\r\n"
            + "X-Auto-Response-Suppress: OOF, AutoReply\r\n";
    return delivery -> {
      var reader = new ReaderId(delivery.reader);
      var list = new ListId(delivery.list);
      // One that the message was prepared without is asked for: no reader's mail may be without a way out.
      var known = lists.computeIfAbsent(delivery.list, _ -> readers.findList(list).orElse(null));
      var stop = known != null ? links.unsubscribe(reader, list, mailing) : site + "/afmeld/proeve";
      var token = keys.seal(RETURNS, mailing, delivery.number);
      var fields = new StringBuilder(1024).append(same);
      fields.append("To: ");
      if (!delivery.name.isBlank()) {
        fields.append(Template.word(delivery.name)).append(' ');
      }
      fields.append('<').append(delivery.address).append(">\r\n");
      fields.append("Message-ID: <").append(keys.seal(MESSAGE_ID, mailing, delivery.number)).append('@').append(domain);
      fields.append(">\r\n");
      if (known != null) {
        fields.append("List-Id: ").append(listId(known, domain)).append("\r\n");
      }
      // A button in the mail program that stops nothing would be a lie.
      if (known != null && !known.mandatory()) {
        fields.append("List-Unsubscribe: <").append(stop).append('>');
        if (returns != null) {
          fields.append(",\r\n <mailto:").append(tagged(returns, "afmeld-" + links.mailToken(reader, list, mailing)));
          fields.append('>');
        }
        fields.append("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
      }
      var to = delivery.name.isBlank() ? delivery.address : delivery.name + " (" + delivery.address + ")";
      var page = known != null ? links.page(reader) : site + "/laeser/proeve";
      return new MergeFields.Words(
          returns == null ? sender : tagged(returns, token), fields.toString(), to, why(known, texts), stop, page);
    };
  }

  /// `"Borgere" <borgere.pip.ellebaek.example>` (RFC 2919).
  private static String listId(ReaderList list, String domain) {
    return Template.word(list.name()) + " <" + list.slug() + ".pip." + domain + ">";
  }

  /// A list for staff goes by the job; the others somebody has said yes to.
  private String why(@Nullable ReaderList list, Texts texts) {
    var municipality = this.municipality.details().name();
    if (list == null) {
      return texts.get("mailing.why.proof", municipality);
    }
    return list.isPublic()
        ? texts.get("mailing.why.signed-up", list.name(), municipality)
        : texts.get("mailing.why.staff", municipality);
  }

  /// `retur+token@domain`.
  private static String tagged(String address, String token) {
    var at = address.lastIndexOf('@');
    return address.substring(0, at) + "+" + token + address.substring(at);
  }
}
