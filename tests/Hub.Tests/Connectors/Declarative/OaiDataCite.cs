namespace Hub.Tests.Connectors.Declarative;

public sealed class OaiDataCite() : AtlasContract(Partners.Oai.Replace("oai_dc", "datacite", StringComparison.Ordinal));
