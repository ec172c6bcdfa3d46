package dk.pip.api;

import dk.pip.readers.ReaderList;
import dk.pip.readers.SignUps;
import dk.pip.shared.Audience;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The mailing lists that anybody can sign up for; nothing of who is on them, nor how many.
@Component
class ListResource implements ApiResource {
  private static final String SIGN_UP = "/tilmeld";

  private final SignUps signUps;
  private final ApiAddresses addresses;

  ListResource(SignUps signUps, ApiAddresses addresses) {
    this.signUps = signUps;
    this.addresses = addresses;
  }

  /// A list as the API shows it.
  record MailingListBrief(String id, String name, String about, String signUpUrl) {}

  @Override
  public String name() {
    return "lister";
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public boolean isForStaff() {
    return false;
  }

  @Override
  public Set<String> filters() {
    return Set.of();
  }

  @Override
  public List<ApiItem> list(ApiQuery query) {
    return all().map(list -> new ApiItem(list.id(), Instant.EPOCH, list)).toList();
  }

  private Stream<MailingListBrief> all() {
    return signUps.offered().stream().map(this::brief);
  }

  private MailingListBrief brief(ReaderList list) {
    return new MailingListBrief(list.slug(), list.name(), list.about(), addresses.whole(SIGN_UP));
  }

  @Override
  public Optional<Object> find(Audience audience, String id) {
    return all().filter(list -> list.id().equals(id)).findFirst().map(list -> list);
  }

  @Override
  public String description() {
    return "/api/lister.json";
  }
}
