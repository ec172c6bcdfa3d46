@org.jspecify.annotations.NullUnmarked
package dk.pip.mailing.engine;
