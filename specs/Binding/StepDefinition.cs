using System.Reflection;
using System.Text.RegularExpressions;

namespace Hub.Specs.Binding;

/// <summary>One method that carries out the steps its pattern matches.</summary>
internal sealed record StepDefinition(Regex Pattern, MethodInfo Method)
{
    public static IReadOnlyList<StepDefinition> All { get; } =
    [
        .. from type in typeof(StepDefinition).Assembly.GetTypes()
           where type.GetCustomAttribute<BindingAttribute>() is not null
           from method in type.GetMethods()
           from step in method.GetCustomAttributes<StepAttribute>()
           select new StepDefinition(new Regex($@"\A(?:{step.Pattern})\z", RegexOptions.None, TimeSpan.FromSeconds(1)), method),
    ];
}
