package dk.pip.comments;

import dk.pip.people.Staff;
import dk.pip.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/// A comment, as it comes from the form.
///
/// @param by null for a reader who isn't signed in
/// @param form the form's stamp, by which one that comes twice is one comment
/// @param origin the network address
/// @param suspect whether a program seems to have filled it in
public record NewComment(
    CommentedStory story, String text, String name, @Nullable MailAddress mail, @Nullable Staff by, String form, String origin, boolean suspect) {}
