package dev.stagedoor.protocol.reading;

import dev.stagedoor.protocol.model.ProtocolException;
import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintDefinitionException;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * Checks that constraints (Jakarta Validation) fit the components that they are on.
 *
 * @param validator checks the messages later on
 */
record ConstraintCheck(Validator validator) {

    /**
     * Requires that the validator can check the constraints of a message.
     *
     * @throws ProtocolException if a constraint does not fit the component that it is on
     */
    void require(Class<?> message) {
        try {
            validator.getConstraintsForClass(message);
        } catch (ConstraintDeclarationException | ConstraintDefinitionException e) {
            throw new ProtocolException(
                    "the constraints of %s cannot be checked: %s".formatted(message.getName(), e.getMessage()));
        }
        var faults = Arrays.stream(MessageRecords.components(message))
                .filter(component -> !fits(message, component))
                .map(component ->
                        "%s.%s has a constraint that does not fit its type, a %s: remove it or change the type"
                                .formatted(
                                        message.getName(),
                                        component.getName(),
                                        component.getGenericType().getTypeName()))
                .toList();
        if (!faults.isEmpty()) {
            throw new ProtocolException(faults);
        }
    }

    private boolean fits(Class<?> message, RecordComponent component) {
        try {
            validator.validateValue(message, component.getName(), null);
            return true;
        } catch (ConstraintDeclarationException | ConstraintDefinitionException e) {
            return false;
        } catch (ValidationException e) {
            // A custom constraint may fail on null, which is only a probe here.
            return true;
        }
    }
}
