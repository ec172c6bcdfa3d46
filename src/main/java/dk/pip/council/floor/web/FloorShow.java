package dk.pip.council.floor.web;

import dk.pip.council.CouncilDay;
import dk.pip.council.DelegationId;
import dk.pip.shared.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/// Makes the pages of the floor, and opens the lines by which they stay new.
@Component
class FloorShow {
  private final FloorPictures pictures;
  private final FloorScreens screens;

  FloorShow(FloorPictures pictures, FloorScreens screens) {
    this.pictures = pictures;
    this.screens = screens;
  }

  /// A screen on which nothing is pressed.
  FloorPage screen(CouncilDay day, FloorChannel.View view, String live) {
    return new FloorPage(day, texts -> pictures.view(new FloorChannel(day.id(), view, null, texts.language()), null, Map.of()), live, null, false, null);
  }

  /// @param isLink whether it is shown by the chair's link
  FloorPage chair(CouncilDay day, String path, boolean isLink, FloorDesk.@Nullable Problem problem, @Nullable MultiValueMap<String, String> form) {
    var hall = isLink ? path + "/skaerm" : day.path() + "/skaerm";
    return pressed(day, FloorChannel.View.CHAIR, null, path, !isLink, hall, problem, form);
  }

  FloorPage spokesperson(FloorSpokesperson who, String path, FloorDesk.@Nullable Problem problem, @Nullable MultiValueMap<String, String> form) {
    return pressed(who.day(), FloorChannel.View.SPOKESPERSON, who.delegation().id(), path, false, null, problem, form);
  }

  private FloorPage pressed(
      CouncilDay day,
      FloorChannel.View view,
      @Nullable DelegationId own,
      String path,
      boolean hasHiddenField,
      @Nullable String hall,
      FloorDesk.@Nullable Problem problem,
      @Nullable MultiValueMap<String, String> form) {
    var typed = problem == null || form == null ? Map.<String, String>of() : form.toSingleValueMap();
    return new FloorPage(
        day,
        texts ->
            pictures.view(new FloorChannel(day.id(), view, own, texts.language()), problem == null ? null : texts.get(problem.key(), problem.arguments()), typed),
        path + "/live",
        path,
        hasHiddenField,
        hall);
  }

  /// For whoever has a link or an account: there is room for them, however many others look.
  void open(CouncilDay day, FloorChannel.View view, @Nullable DelegationId own, String language, HttpServletRequest request, HttpServletResponse response) throws IOException {
    screens.open(channel(day, view, own, language), false, request, response);
  }

  void openToAll(CouncilDay day, FloorChannel.View view, String language, HttpServletRequest request, HttpServletResponse response) throws IOException {
    screens.open(channel(day, view, null, language), true, request, response);
  }

  private static FloorChannel channel(CouncilDay day, FloorChannel.View view, @Nullable DelegationId own, String language) {
    return new FloorChannel(day.id(), view, own, language.equals(Language.EN.tag()) ? Language.EN : Language.DA);
  }
}
