package dk.pip.incoming;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.MessageSet;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches several mails with one question, as they came. Most are so small that asking for each takes longer than having it, and
/// thousands may be waiting at a server far away.
final class SmallMails {
  private static final Logger LOG = LoggerFactory.getLogger(SmallMails.class);
  private static final int LARGEST = 64 << 10;
  static final SmallMails NONE = new SmallMails(Map.of());

  private final Map<Message, InputStream> mails;

  private SmallMails(Map<Message, InputStream> mails) {
    this.mails = mails;
  }

  /// Those that the server gives; what it doesn't give is to be asked for by itself.
  ///
  /// @param among whose sizes and UIDs are known
  static SmallMails of(IMAPFolder folder, List<Message> among) throws MessagingException {
    var wanted = new HashMap<Integer, Message>();
    for (var message : among) {
      if (!message.isExpunged() && message.getSize() >= 0 && message.getSize() <= LARGEST) {
        wanted.put(message.getMessageNumber(), message);
      }
    }
    if (wanted.size() < 2) {
      return NONE;
    }
    Response[] answers;
    try {
      answers = answers(folder, wanted.keySet().stream().mapToInt(Integer::intValue).sorted().toArray());
    } catch (MessagingException e) {
      if (!folder.isOpen()) {
        throw e;
      }
      LOG.debug("The mailbox server gives some mails one by one only: {}", e.getMessage());
      return NONE;
    }
    var found = new IdentityHashMap<Message, InputStream>();
    for (var answer : answers) {
      if (answer instanceof FetchResponse one) {
        var message = wanted.get(one.getNumber());
        var uid = one.getItem(UID.class);
        var body = one.getItem(BODY.class);
        if (message != null && body != null && uid != null && uid.uid == folder.getUID(message)) {
          found.put(message, body.getByteArrayInputStream());
        }
      }
    }
    return new SmallMails(found);
  }

  private static Response[] answers(IMAPFolder folder, int[] numbers) throws MessagingException {
    return (Response[])
        folder.doCommand(
            protocol -> {
              var all = protocol.fetch(MessageSet.createMessageSets(numbers), "UID BODY.PEEK[]");
              protocol.notifyResponseHandlers(all);
              protocol.handleResult(all[all.length - 1]);
              return all;
            });
  }

  /// Once.
  @Nullable InputStream take(Message message) {
    return mails.isEmpty() ? null : mails.remove(message);
  }
}
