/** AGENTS: the tools and resources of the Model Context Protocol, and the ways to reach them. */
@NullMarked
package dev.peng.mcp;

import org.jspecify.annotations.NullMarked;
