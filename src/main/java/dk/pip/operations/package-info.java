/// What the operator deals with: settings, the database, backup, health, metrics.
@NullMarked
package dk.pip.operations;

import org.jspecify.annotations.NullMarked;
