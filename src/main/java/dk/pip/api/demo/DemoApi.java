package dk.pip.api.demo;

import dk.pip.api.ApiKeyId;
import dk.pip.api.ApiKeys;
import dk.pip.api.Hook;
import dk.pip.api.HookId;
import dk.pip.api.KeptKey;
import dk.pip.api.Webhooks;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.shared.Audience;
import dk.pip.shared.Id;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// A key that nobody has, and a webhook that is paused, as the demo calls nobody.
@Component
@Profile("demo")
class DemoApi implements DemoStep {
  private static final String ADDRESS = "https://www.ellebaek.example/pip";
  private static final int PER_MINUTE = 60;

  private final ApiKeys keys;
  private final Webhooks hooks;
  private final Clock clock;

  DemoApi(ApiKeys keys, Webhooks hooks, Clock clock) {
    this.keys = keys;
    this.hooks = hooks;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "api";
  }

  @Override
  public void fill(DemoFilling filling) {
    var texts = filling.texts();
    var by = filling.administrator();
    keys.make(by, new ApiKeyId(Id.fresh(clock.instant())), new KeptKey.Words(texts.get("api.demo.key"), Audience.STAFF, PER_MINUTE, null));
    var hook = new HookId(Id.fresh(clock.instant()));
    hooks.make(by, hook, new Hook.Words(texts.get("api.demo.hook"), ADDRESS, Set.of(Hook.What.values()), Audience.PUBLIC));
    hooks.pause(by, hook);
  }
}
