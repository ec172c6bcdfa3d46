package dk.pip.editions.render;

import dk.pip.editions.Story;
import dk.pip.web.Frame;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the edition's page prints.
///
/// @param titleLine the edition's title, where it says more than the first headline
/// @param also the stories that "also in this issue" names; empty where the edition does not have that list
/// @param stories the column of stories, set
/// @param beside the column of figures, invitations and boxes, set
public record EditionPage(
    Frame frame,
    WebPageContext context,
    List<String> corrections,
    @Nullable String titleLine,
    List<Story> also,
    @Nullable Content lead,
    List<Content> stories,
    List<Content> beside) {}
