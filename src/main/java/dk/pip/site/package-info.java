/// The public pages around the editions: front page, archive, news, feeds, and what other sites and search engines are told
@NullMarked
package dk.pip.site;

import org.jspecify.annotations.NullMarked;
