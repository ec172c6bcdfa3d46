package dk.pip.incoming;

import dk.pip.keys.Keys;
import dk.pip.shared.MailAddress;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/// Addresses for answers that find what they answer whatever a mail program leaves out: the tip address with a sealed
/// number after a plus, `praj+1z-…@example.dk`.
@Service
public class ReplyAddresses {
  private final Keys keys;
  private final IncomingSettings settings;

  ReplyAddresses(Keys keys, IncomingSettings settings) {
    this.keys = keys;
    this.settings = settings;
  }

  /// The address that people write tips to; empty where there is none.
  public Optional<MailAddress> tips() {
    return Optional.ofNullable(settings.address()).flatMap(MailAddress::parse);
  }

  /// Where answers about the thing with this number go.
  ///
  /// @param purpose what the numbers are of, such as `tips.reply`; a token for one purpose is worth nothing for another
  /// @return empty where there is no tip address
  public Optional<MailAddress> of(String purpose, long number) {
    return tips()
        .map(MailAddress::text)
        .map(
            text -> {
              var at = text.lastIndexOf('@');
              return new MailAddress(text.substring(0, at) + "+" + keys.seal(purpose, number) + text.substring(at));
            });
  }

  /// The number that one of the addresses which the letter came to proves.
  public OptionalLong find(String purpose, ReadLetter letter) {
    return find(purpose, letter.to());
  }

  /// The number that one of these addresses proves.
  public OptionalLong find(String purpose, Collection<String> addresses) {
    return addresses.stream()
        .flatMap(address -> keys.open(purpose, token(address)).stream())
        .filter(numbers -> numbers.length == 1)
        .mapToLong(numbers -> numbers[0])
        .findFirst();
  }

  private static String token(String address) {
    var at = address.lastIndexOf('@');
    var plus = address.indexOf('+');
    return plus < 0 || at < plus ? "" : address.substring(plus + 1, at).toLowerCase(Locale.ROOT);
  }
}
