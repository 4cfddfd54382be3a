namespace Hub.Tests.Connectors.Declarative;

public sealed class DeclaredHtmlByOffset() : AtlasContract(Atlas.Html);
