namespace Hub.Tests.Connectors.Declarative;

public sealed class BioschemasPages() : AtlasContract(Partners.Bioschemas);
