using System.Reflection;

namespace Hub.Tests.Harvesting;

/// <summary>Passes calls on until the fuse blows; then the process is dead for the store: every later call fails too.</summary>
public class CrashingProxy : DispatchProxy
{
    private static readonly MethodInfo Then = typeof(CrashingProxy).GetMethod(nameof(ThenAsync))!;

    private object inner = null!;
    private Fuse fuse = null!;

    public static T Around<T>(T inner, Fuse fuse)
        where T : class
    {
        var proxy = Create<T, CrashingProxy>();
        ((CrashingProxy)(object)proxy).inner = inner;
        ((CrashingProxy)(object)proxy).fuse = fuse;
        return proxy;
    }

    /// <summary>A process that is dead has no call under way that another could still meet.</summary>
    public async Task<T> ThenAsync<T>(Task<T> call)
    {
        var answer = await call;
        fuse.BurnAfter();
        return answer;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        fuse.Burn(() => targetMethod!.Name);
        try
        {
            var answer = targetMethod!.Invoke(inner, args);
            if (answer is Task { } call)
            {
                return targetMethod.ReturnType.IsGenericType
                    ? Then.MakeGenericMethod(targetMethod.ReturnType.GenericTypeArguments).Invoke(this, [call])
                    : EndedAsync(call);
            }

            fuse.BurnAfter();
            return answer;
        }
        catch (TargetInvocationException thrown)
        {
            throw thrown.InnerException!;
        }
    }

    private async Task EndedAsync(Task call)
    {
        await call;
        fuse.BurnAfter();
    }
}
