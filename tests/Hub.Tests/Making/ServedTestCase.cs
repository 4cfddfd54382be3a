using Xunit.Abstractions;
using Xunit.Sdk;

namespace Hub.Tests.Making;

public sealed class ServedTestCase : XunitTestCase
{
    [Obsolete("Called by the de-serializer only")]
    public ServedTestCase()
    {
    }

    public ServedTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod method)
        : base(diagnostics, display, displayOptions, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute)
    {
        var needs = TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsServerAttribute)).FirstOrDefault();
        var variable = needs?.GetNamedArgument<string>(nameof(NeedsServerAttribute.Variable));
        return variable is null || Environment.GetEnvironmentVariable(variable) is not null
            ? base.GetSkipReason(factAttribute)
            : $"{needs!.GetNamedArgument<string>(nameof(NeedsServerAttribute.Server))} is missing: skipped, because {variable} is not set.";
    }
}
