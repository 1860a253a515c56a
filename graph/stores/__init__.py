"""The two stores behind one interface: embedded ArcadeDB and Neo4j."""
