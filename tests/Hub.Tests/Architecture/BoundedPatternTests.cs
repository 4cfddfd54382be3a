using System.Reflection;
using System.Text.RegularExpressions;

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Hub.Tests.Architecture;

/// <summary>No regular expression runs on a stranger's text for as long as it likes: each has a time-out.</summary>
public sealed class BoundedPatternTests
{
    public static TheoryData<string> Assemblies => [.. RoomRules.Assemblies.Keys.Where(name => name.StartsWith("Hub", StringComparison.Ordinal) && File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll")))];

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_generated_pattern_has_a_timeout(string name)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var patterns =
            from type in Assembly.Load(name).GetTypes()
            from member in type.GetMembers(All)
            let pattern = member.GetCustomAttribute<GeneratedRegexAttribute>()
            where pattern is not null
            select (Where: $"{type.FullName}.{member.Name}", pattern.MatchTimeoutMilliseconds);

        patterns.Where(each => each.MatchTimeoutMilliseconds is <= 0 or > 5000).Select(each => each.Where).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_pattern_that_is_made_at_run_time_has_a_timeout(string name)
    {
        using var assembly = CompiledCode.Read(name);
        var wrong =
            from type in CompiledCode.AllTypes(assembly)
            where !IsGenerated(type)
            from method in type.Methods
            where method.HasBody
            from call in method.Body.Instructions.Select(each => each.Operand).OfType<MethodReference>()
            where call.DeclaringType.FullName == typeof(Regex).FullName && TakesPattern(call) && call.Parameters.All(each => each.ParameterType.FullName != typeof(TimeSpan).FullName)
            select $"{type.FullName}.{method.Name} calls {call.Name}";

        wrong.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_pattern_that_is_made_at_run_time_runs_without_backtracking(string name)
    {
        using var assembly = CompiledCode.Read(name);
        var wrong =
            from type in CompiledCode.AllTypes(assembly)
            where !IsGenerated(type)
            from method in type.Methods
            where method.HasBody && !method.Body.Instructions.Any(each => each.Operand is MethodReference { Name: nameof(Regex.Escape) })
            from instruction in method.Body.Instructions
            where instruction.Operand is MethodReference call && call.DeclaringType.FullName == typeof(Regex).FullName && TakesPattern(call) && !Before(instruction).Any(IsNonBacktracking)
            select $"{type.FullName}.{method.Name}";

        wrong.ShouldBeEmpty("a pattern that is not written in the code may be a partner's, a reader's or a file's");
    }

    [Fact]
    public void There_are_patterns_to_look_at() => Assemblies.Count.ShouldBeGreaterThanOrEqualTo(6);

    // The options are the last number but for the seconds of the time-out.
    private static IEnumerable<Instruction> Before(Instruction call)
    {
        var instruction = call.Previous;
        for (var steps = 0; steps < 6 && instruction is not null; steps++, instruction = instruction.Previous)
        {
            yield return instruction;
        }
    }

    private static bool IsNonBacktracking(Instruction instruction) => instruction.Operand is int number && ((RegexOptions)number).HasFlag(RegexOptions.NonBacktracking);

    private static bool TakesPattern(MethodReference call) =>
        call.Name == ".ctor" || (!call.HasThis && call.Name is nameof(Regex.Match) or nameof(Regex.Matches) or nameof(Regex.IsMatch) or nameof(Regex.Replace) or nameof(Regex.Split) or nameof(Regex.Count) or nameof(Regex.EnumerateMatches));

    private static bool IsGenerated(TypeDefinition type) => type.Namespace == "System.Text.RegularExpressions.Generated" || (type.DeclaringType is { } outer && IsGenerated(outer)) || type.BaseType?.FullName == typeof(Regex).FullName;
}
