/// What is public, for programs: a read-only JSON API, keys to what staff may see, webhooks, and a list to embed.
@NullMarked
package dk.pip.api;

import org.jspecify.annotations.NullMarked;
