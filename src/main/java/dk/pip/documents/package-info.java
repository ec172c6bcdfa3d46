/// Reads the words of documents, in a process of its own that may die: what somebody made to eat memory or time ends nothing but
/// its own reading.
@NullMarked
package dk.pip.documents;

import org.jspecify.annotations.NullMarked;
