package dk.pip.api.web;

import dk.pip.api.Hook;
import dk.pip.api.Webhooks.Unfit;
import dk.pip.shared.Audience;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A webhook, as it was typed.
///
/// @param id of a new one, so that a form that is sent twice makes one hook
public record HookForm(
    @Nullable UUID id, @Nullable String name, @Nullable String address, @Nullable List<Hook.What> events, @Nullable Audience reach) {
  private static final int LONGEST = 1_000;

  static HookForm fresh(UUID id) {
    return new HookForm(id, "", "", List.of(Hook.What.values()), Audience.PUBLIC);
  }

  static HookForm of(Hook hook) {
    var words = hook.words();
    return new HookForm(hook.id().value(), words.name(), words.address(), List.copyOf(words.events()), words.reach());
  }

  public String nameText() {
    return name == null ? "" : name.strip();
  }

  public String addressText() {
    return address == null ? "" : address.strip();
  }

  public boolean has(Hook.What what) {
    return events != null && events.contains(what);
  }

  public Audience reachOrPublic() {
    return reach == null ? Audience.PUBLIC : reach;
  }

  Problems check(Function<String, Optional<Unfit>> unfit) {
    var problems = Problems.none();
    if (nameText().isEmpty() || Letters.moreThan(100, nameText())) {
      problems.add("name", "api.hook.problem.name");
    }
    if (addressText().isEmpty() || addressText().length() > LONGEST) {
      problems.add("address", "api.hook.problem.NO_ADDRESS");
    } else {
      unfit.apply(addressText()).ifPresent(why -> problems.add("address", "api.hook.problem." + why.name()));
    }
    if (events == null || events.isEmpty()) {
      problems.add("events", "api.hook.problem.events");
    }
    return problems;
  }

  Hook.Words words() {
    return new Hook.Words(nameText(), addressText(), events == null ? Set.of() : Set.copyOf(events), reachOrPublic());
  }
}
