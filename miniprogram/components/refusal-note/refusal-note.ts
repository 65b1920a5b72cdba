/** What happened and what to do, said in place; `action` names a button, whose tap is the event `act`. */
Component({
  properties: {
    sentence: { type: String, value: '' },
    action: { type: String, value: '' },
    /** A refusal is warm; a plain fact, such as the age of the figures, is `calm`. */
    calm: { type: Boolean, value: false },
  },
  methods: {
    onAct() {
      this.triggerEvent('act');
    },
  },
});
