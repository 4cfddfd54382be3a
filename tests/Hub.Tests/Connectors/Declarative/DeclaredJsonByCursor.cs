namespace Hub.Tests.Connectors.Declarative;

public sealed class DeclaredJsonByCursor() : AtlasContract(Atlas.Paged("""{ "by": "cursor", "parameter": "cursor", "next": "$.next" }"""));
