using Xunit.Sdk;

namespace Hub.Tests.Making;

/// <summary>A fact that is skipped in classes whose server does not run: see <see cref="NeedsServerAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Hub.Tests.Making." + nameof(ServedFactDiscoverer), "Hub.Tests")]
public sealed class ServedFactAttribute : FactAttribute;
