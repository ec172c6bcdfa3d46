/// Pages of the pupils' council day: the newsroom's, the classes' and everybody's
@NullMarked
package dk.pip.council.web;

import org.jspecify.annotations.NullMarked;
