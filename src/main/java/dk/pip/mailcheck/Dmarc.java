package dk.pip.mailcheck;

import dk.pip.mailcheck.Dns.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the DMARC policy of a domain and the domain of its organisation by walking up the tree of names, as
/// DMARCbis does (draft-ietf-dmarc-dmarcbis, 4.10), so that no list of public suffixes is needed.
///
/// @param at the name below which the policy was found; null where there is none
/// @param tags of the policy, names in small letters
/// @param organisation the domain that counts when names are to belong together
/// @param several whether a name on the way has more than one policy, which makes it worth nothing
/// @param unanswered whether DNS failed on the way
record Dmarc(
    @Nullable String at, Map<String, String> tags, String organisation, boolean several, boolean unanswered) {
  private static final int MOST_LABELS = 8;

  private record Policy(String domain, Map<String, String> tags) {}

  static Dmarc of(Dns dns, String domain) {
    var policies = new ArrayList<Policy>();
    var several = false;
    var unanswered = false;
    for (var name : walk(domain)) {
      var answer = dns.ask("_dmarc." + name, Type.TXT);
      unanswered |= answer.failed();
      var records = answer.values().stream().filter(text -> text.matches("(?is)v\\s*=\\s*DMARC1\\s*(;.*)?")).toList();
      several |= records.size() > 1;
      if (records.size() == 1) {
        var tags = tags(records.getFirst());
        policies.add(new Policy(name, tags));
        if (tags.containsKey("psd") && !tags.get("psd").equals("u")) {
          break;
        }
      }
    }
    var organisation = organisation(domain, policies);
    var policy =
        policies.stream()
            .filter(found -> found.domain().equals(domain) || found.domain().equals(organisation))
            .findFirst();
    return policy
        .map(found -> new Dmarc(found.domain(), found.tags(), organisation, false, false))
        .orElse(new Dmarc(null, Map.of(), organisation, several, unanswered));
  }

  /// The domain and those above it; of a name with many labels the ones in the middle are left out.
  private static List<String> walk(String domain) {
    var labels = Arrays.asList(domain.toLowerCase(Locale.ROOT).split("\\."));
    var names = new ArrayList<String>();
    names.add(String.join(".", labels));
    var from = labels.size() >= MOST_LABELS ? labels.size() - MOST_LABELS + 1 : 1;
    for (; from < labels.size(); from++) {
      names.add(String.join(".", labels.subList(from, labels.size())));
    }
    return names;
  }

  private static String organisation(String domain, List<Policy> policies) {
    for (var policy : policies) {
      if ("n".equals(policy.tags().get("psd"))) {
        return policy.domain();
      }
      if ("y".equals(policy.tags().get("psd")) && !policy.domain().equals(domain)) {
        var below = domain.substring(0, domain.length() - policy.domain().length() - 1);
        return below.substring(below.lastIndexOf('.') + 1) + "." + policy.domain();
      }
    }
    return policies.isEmpty() ? domain : policies.getLast().domain();
  }

  static Map<String, String> tags(String record) {
    var tags = new HashMap<String, String>();
    for (var part : record.split(";")) {
      var equals = part.indexOf('=');
      if (equals > 0) {
        tags.putIfAbsent(part.substring(0, equals).strip().toLowerCase(Locale.ROOT), part.substring(equals + 1).strip());
      }
    }
    return tags;
  }

  /// What is asked of receivers: `none`, `quarantine` or `reject`; anything else where the policy is wrong.
  String policyFor(String domain) {
    var own = domain.equals(at);
    var policy = !own && tags.containsKey("sp") ? tags.get("sp") : tags.getOrDefault("p", "");
    return policy.toLowerCase(Locale.ROOT);
  }

  /// Whether another domain counts as the one of the From address.
  ///
  /// @param tag `adkim` for the domain that signed, `aspf` for that of the envelope
  boolean aligns(Dns dns, String from, String other, String tag) {
    if (from.equalsIgnoreCase(other)) {
      return true;
    }
    var strict = "s".equalsIgnoreCase(tags.get(tag));
    return !strict && organisation.equalsIgnoreCase(of(dns, other).organisation());
  }
}
