/** Nothing here yet, and what to do next; `action` names a button, whose tap is the event `act`. */
Component({
  properties: {
    title: { type: String, value: '' },
    hint: { type: String, value: '' },
    action: { type: String, value: '' },
  },
  methods: {
    onAct() {
      this.triggerEvent('act');
    },
  },
});
