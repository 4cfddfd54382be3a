namespace Hub.Tests.Connectors.Declarative;

public sealed class OaiDublinCore() : AtlasContract(Partners.Oai);
