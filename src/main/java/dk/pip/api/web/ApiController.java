package dk.pip.api.web;

import dk.pip.access.AllowedTo;
import dk.pip.access.Anyone;
import dk.pip.api.ApiAddresses;
import dk.pip.api.ApiItem;
import dk.pip.api.ApiKey;
import dk.pip.api.ApiKeys;
import dk.pip.api.ApiQuery;
import dk.pip.api.ApiRefusal;
import dk.pip.api.ApiResource;
import dk.pip.api.web.ApiJson.ListAnswer;
import dk.pip.cache.PageCache;
import dk.pip.shared.Audience;
import dk.pip.shared.Letters;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/// What is out, for programs. What everybody may see and what staff may see stand at addresses of their own, so that an answer to all
/// can hold nothing of what is for staff; without a key nothing is looked up there at all.
@Controller
class ApiController {
  private static final int MOST = 100;
  private static final int USUALLY = 20;
  private static final String COUNT = "antal";
  private static final String AFTER = "efter";
  private static final int LONGEST_VALUE = 300;

  private final List<ApiResource> resources;
  private final ApiKeyHolders holders;
  private final ApiKeys keys;
  private final ApiAddresses addresses;
  private final ApiDescription description;
  private final PublicPages pages;

  ApiController(
      List<ApiResource> resources,
      ApiKeyHolders holders,
      ApiKeys keys,
      ApiAddresses addresses,
      ApiDescription description,
      PublicPages pages) {
    this.resources = resources.stream().sorted(Comparator.comparing(ApiResource::order)).toList();
    this.holders = holders;
    this.keys = keys;
    this.addresses = addresses;
    this.description = description;
    this.pages = pages;
  }

  @Anyone
  @GetMapping(ApiAddresses.ROOT)
  View index(HttpServletRequest request) {
    return open(request, () -> index(Audience.PUBLIC, request));
  }

  @Anyone
  @GetMapping(ApiAddresses.ROOT + "/openapi.json")
  View openApi(HttpServletRequest request) {
    return open(
        request,
        () -> {
          parameters(request, List.of());
          return description.document();
        });
  }

  @Anyone
  @GetMapping(ApiAddresses.ROOT + "/{resource}")
  View list(@PathVariable String resource, HttpServletRequest request) {
    return open(request, () -> list(Audience.PUBLIC, resource, request));
  }

  @Anyone
  @GetMapping(ApiAddresses.ROOT + "/{resource}/{*id}")
  View one(@PathVariable String resource, @PathVariable String id, HttpServletRequest request) {
    return open(request, () -> one(Audience.PUBLIC, resource, id, request));
  }

  @AllowedTo(ApiKey.class)
  @GetMapping(ApiAddresses.STAFF)
  View staffIndex(ApiKey key, HttpServletRequest request) {
    return closed(key, () -> index(Audience.STAFF, request));
  }

  @AllowedTo(ApiKey.class)
  @GetMapping(ApiAddresses.STAFF + "/{resource}")
  View staffList(ApiKey key, @PathVariable String resource, HttpServletRequest request) {
    return closed(key, () -> list(Audience.STAFF, resource, request));
  }

  @AllowedTo(ApiKey.class)
  @GetMapping(ApiAddresses.STAFF + "/{resource}/{*id}")
  View staffOne(ApiKey key, @PathVariable String resource, @PathVariable String id, HttpServletRequest request) {
    return closed(key, () -> one(Audience.STAFF, resource, id, request));
  }

  @ExceptionHandler
  View refused(ApiRefusal refusal) {
    return new ProblemView(refusal, refusal.status() == 429 ? Map.of("Retry-After", Long.toString(keys.pause())) : Map.of());
  }

  private interface Making {
    Object make();
  }

  /// Kept in memory where nothing was asked in particular. Whoever shows a key is told when it is not good, and is counted.
  private View open(HttpServletRequest request, Making making) {
    var shown = request.getHeader("Authorization") != null;
    if (shown) {
      count(holders.find(request).orElseThrow(() -> new ApiRefusal(401, holders.refusal(), null)));
    }
    var state = pages.state();
    var json = ApiJson.write(making.make());
    var path = request.getRequestURI();
    if (!shown && request.getQueryString() == null && path.indexOf('%') < 0) {
      return pages.answer(state, path, ApiJson.TYPE, json, ApiDoor.OPEN);
    }
    return Served.toAll(entry(json).with(ApiDoor.OPEN));
  }

  private View closed(ApiKey key, Making making) {
    if (key.reach() != Audience.STAFF) {
      throw new ApiRefusal(403, "api.problem.reach", null);
    }
    count(key);
    return Served.toThoseSignedIn(entry(ApiJson.write(making.make())).with(Map.of("Vary", "Accept-Encoding, Authorization")));
  }

  private void count(ApiKey key) {
    if (!keys.mayAsk(key)) {
      throw new ApiRefusal(429, "api.problem.limit", null, key.perMinute());
    }
  }

  private static PageCache.Entry entry(String json) {
    return PageCache.Entry.of(ApiJson.TYPE, json.getBytes(StandardCharsets.UTF_8), Instant.MAX, false);
  }

  private Object index(Audience audience, HttpServletRequest request) {
    parameters(request, List.of());
    var lists = new LinkedHashMap<String, String>();
    for (var resource : resources) {
      if (audience == Audience.PUBLIC || resource.isForStaff()) {
        lists.put(resource.name(), addresses.whole(ApiAddresses.path(audience, resource.name())));
      }
    }
    var index = new LinkedHashMap<String, Object>();
    index.put("lists", lists);
    index.put("openapi", addresses.whole(ApiAddresses.ROOT + "/openapi.json"));
    index.put("about", addresses.whole(DeveloperController.PATH));
    return index;
  }

  private Object list(Audience audience, String name, HttpServletRequest request) {
    var resource = resource(audience, name);
    var taken = new ArrayList<>(resource.filters());
    taken.add(COUNT);
    taken.add(AFTER);
    var given = parameters(request, taken);
    var count = count(given.remove(COUNT));
    var after = given.remove(AFTER);
    var items = resource.list(new ApiQuery(audience, given));
    var from = after == null ? 0 : ApiJson.after(items, after, AFTER);
    var page = items.subList(from, Math.min(items.size(), from + count));
    var hasMore = from + count < items.size();
    return new ListAnswer(
        page.stream().map(ApiItem::content).toList(),
        items.size(),
        hasMore ? next(audience, name, given, count, page.getLast()) : null);
  }

  private String next(Audience audience, String name, Map<String, String> filters, int count, ApiItem last) {
    var query = new TreeMap<>(filters);
    query.put(COUNT, Integer.toString(count));
    query.put(AFTER, ApiJson.cursor(last));
    var address = new StringBuilder(addresses.whole(ApiAddresses.path(audience, name)));
    var between = '?';
    for (var parameter : query.entrySet()) {
      address.append(between).append(parameter.getKey()).append('=').append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
      between = '&';
    }
    return address.toString();
  }

  private Object one(Audience audience, String name, String path, HttpServletRequest request) {
    var resource = resource(audience, name);
    parameters(request, List.of());
    var id = path.substring(1);
    return resource
        .find(audience, id)
        .orElseThrow(() -> resource.isGone(audience, id) ? new ApiRefusal(410, "api.problem.gone", null) : notThere());
  }

  private ApiResource resource(Audience audience, String name) {
    return resources.stream()
        .filter(resource -> resource.name().equals(name) && (audience == Audience.PUBLIC || resource.isForStaff()))
        .findFirst()
        .orElseThrow(ApiController::notThere);
  }

  private static ApiRefusal notThere() {
    return new ApiRefusal(404, "api.problem.not-there", null);
  }

  /// One that is misspelled would silently give another answer than was meant, so it is named.
  private static Map<String, String> parameters(HttpServletRequest request, List<String> taken) {
    var given = new HashMap<String, String>();
    for (var parameter : request.getParameterMap().entrySet()) {
      var name = parameter.getKey();
      if (!taken.contains(name)) {
        throw new ApiRefusal(400, "api.problem.parameter", shown(name), shown(name), taken.isEmpty() ? "–" : String.join(", ", taken.stream().sorted().toList()));
      }
      if (parameter.getValue().length > 1) {
        throw new ApiRefusal(400, "api.problem.twice", name, name);
      }
      var value = parameter.getValue()[0];
      if (value.isBlank() || value.length() > LONGEST_VALUE) {
        throw new ApiRefusal(400, "api.problem.empty", name, name);
      }
      given.put(name, value);
    }
    return given;
  }

  private static String shown(String name) {
    return Letters.shortened(40, name.replaceAll("\\p{Cntrl}", "�"));
  }

  private static int count(@Nullable String typed) {
    if (typed == null) {
      return USUALLY;
    }
    var count = typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : 0;
    if (count < 1 || count > MOST) {
      throw ApiRefusal.wrong(COUNT, "1–" + MOST);
    }
    return count;
  }
}
