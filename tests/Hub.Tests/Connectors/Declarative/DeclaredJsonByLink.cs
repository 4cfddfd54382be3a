namespace Hub.Tests.Connectors.Declarative;

public sealed class DeclaredJsonByLink() : AtlasContract(Atlas.Paged("""{ "by": "link" }"""));
