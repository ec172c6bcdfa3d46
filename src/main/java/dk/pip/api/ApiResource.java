package dk.pip.api;

import dk.pip.shared.Audience;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Things of one kind in the API: a bean of the module that knows them. What is for everybody stands at `/api/v1/<name>`, what is
/// for staff at `/api/v1/medarbejder/<name>`, where only a key leads.
public interface ApiResource {
  /// The last part of its address, such as `historier`.
  String name();

  /// The smaller, the further ahead in the description.
  int order();

  /// Whether there are things of this kind for staff alone.
  boolean isForStaff();

  /// The parameters that [#list] takes beside those of paging.
  Set<String> filters();

  /// All that the audience can see and the filters let through, in an order in which what is new comes first. Cheap: it is asked
  /// for each page of the answer, so what it takes from the database it keeps as long as nothing has changed.
  ///
  /// @throws ApiRefusal when a filter can't be understood
  List<ApiItem> list(ApiQuery query);

  /// One of them with all that there is to it; empty where there is none that the audience can see.
  Optional<Object> find(Audience audience, String id);

  /// Whether there was something of that id that has been taken away.
  default boolean isGone(Audience audience, String id) {
    return false;
  }

  /// Where its part of the OpenAPI description lies on the class path: `/api/historier.json` is the model.
  String description();
}
