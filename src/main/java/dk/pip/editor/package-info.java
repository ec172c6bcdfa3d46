/// A what-you-see editor over CommonMark, in the place of a text area; its pages bring the field `editor/field.jte` and once `editor/scripts.jte`
@NullMarked
package dk.pip.editor;

import org.jspecify.annotations.NullMarked;
