namespace Hub.Tests.Connectors.Declarative;

public sealed class DeclaredJsonByPage() : AtlasContract(Atlas.Json);
