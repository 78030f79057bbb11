package io.github.keycloakwecom.standin.company;

import java.net.URI;

/**
 * A tile of the workbench.
 *
 * @param name as members read it
 * @param home what it opens, the home page that the administrator has entered for the app
 */
public record Tile(String name, URI home) {}
