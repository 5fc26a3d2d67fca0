// Real AWS by a profile, which the launcher has tried. region.close() ends its connections.
LightsailSnapshots region = LightsailSnapshots.forProfile(System.getenv("LIGHTSAIL_PROFILE"));
